import { voucherText } from "../../ledger/seal/voucher-text.js";
import type { Session, SqlValue } from "../../store/session.js";
import { sha256 } from "./hash.js";
import { readSealedVouchers } from "./read-sealed-vouchers.js";
import { voucherSealTable } from "./voucher-seal-table.js";

/** How many vouchers are read and sealed at a time. */
const atOnce = 512;

/**
 * Seals the vouchers of a journal whose entries the database itself has written, by reading them back. To be called
 * before the journal becomes posted; what is built here is sealed by the `VoucherSealer` without being read.
 */
export async function sealStoredVouchers(
  session: Session,
  { voucherBase, voucherCount }: { readonly voucherBase: number; readonly voucherCount: number },
): Promise<void> {
  let last = "";
  for (let first = 1; first <= voucherCount; first += atOnce) {
    const places = Array.from(
      { length: Math.min(atOnce, voucherCount - first + 1) },
      (_, index) => first + index,
    );
    const vouchers = await readSealedVouchers(
      session,
      places.map((place) => voucherBase + place),
    );
    const values: SqlValue[] = [];
    for (const place of places) {
      const voucher = vouchers.get(voucherBase + place);
      // The database refuses the posting of a journal that has not all its vouchers and seals.
      if (voucher === undefined) continue;
      last = sha256(voucherText(last, voucher, voucher.entries));
      values.push(voucherBase + place, last);
    }
    if (values.length > 0) await session.bulk(voucherSealTable, values);
  }
}
