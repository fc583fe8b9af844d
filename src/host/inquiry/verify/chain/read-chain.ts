import type { SealableJournal } from "../../../ledger/seal/journal-text.js";
import { lastVoucherSeal, sealableColumns, sealableOf } from "../../../posting/seal/sealable-journals.js";
import type { Session } from "../../../store/session.js";

/** A journal with its place in its company's chain. */
export interface SealedJournal {
  /** Counts from 1. */
  readonly place: number;
  readonly hash: string;
  /** The voucher at place n of the journal has the id base + n. */
  readonly voucherBase: number;
  readonly journal: SealableJournal;
}

/** How many journals one query reads. */
const atOnce = 500;

const sealSql = `SELECT s.seal_no, s.hash, j.voucher_base, ${sealableColumns}
  FROM journal_seal s JOIN journal j ON j.id = s.journal_id ${lastVoucherSeal}
  WHERE s.company = ? AND s.seal_no > ? ORDER BY s.seal_no LIMIT ?`;

/** Reads a company's chain from its beginning, in chunks. */
export async function* readChain(
  session: Session,
  company: string,
): AsyncGenerator<readonly SealedJournal[]> {
  let after = 0;
  for (;;) {
    const rows = await session.rows(sealSql, [company, after, atOnce]);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = Number(last[0]);
    yield rows.map((row) => ({
      place: Number(row[0]),
      hash: row[1] as string,
      voucherBase: Number(row[2] ?? 0),
      journal: sealableOf(row, 3),
    }));
    if (rows.length < atOnce) return;
  }
}
