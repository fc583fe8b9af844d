import { createHash } from "node:crypto";
import type { Session, SqlRow, SqlValue } from "#host/store/session.js";

/** A company's chain as an auditor computes it from the tables, by what `docs/audit.md` tells and nothing else. */
export interface RecomputedChain {
  readonly vouchers: readonly (readonly [number: string, hash: string])[];
  readonly journals: readonly (readonly [number: string, hash: string])[];
}

export async function recomputeChain(session: Session, company: string): Promise<RecomputedChain> {
  const journals: (readonly [string, string])[] = [];
  const vouchers: (readonly [string, string])[] = [];
  const posted = await session.rows(
    `SELECT s.seal_no, j.id, j.company, j.number, j.name, j.type, j.description, j.origin, j.origin_plugin,
       j.source_company, j.source_journal, j.created_by, j.created_at, j.posted_by, j.posted_at, j.voucher_count
     FROM journal_seal s JOIN journal j ON j.id = s.journal_id WHERE s.company = ? ORDER BY s.seal_no`,
    [company],
  );
  let journalHash = "";
  for (const [place, id, ...values] of posted) {
    let voucherHash = "";
    for (const voucher of await vouchersOf(session, id as bigint)) {
      const entries = await entriesOf(session, voucher[0] as bigint);
      const bytes = netstrings([
        "contrapost-voucher-1",
        voucherHash,
        ...voucher.slice(1),
        String(entries.length),
        ...entries.map(netstrings),
      ]);
      voucherHash = sha256(bytes);
      vouchers.push([voucher[4] as string, voucherHash]);
    }
    journalHash = sha256(
      netstrings(["contrapost-journal-1", journalHash, place as bigint, ...values, voucherHash]),
    );
    journals.push([values[1] as string, journalHash]);
  }
  return { vouchers, journals };
}

function vouchersOf(session: Session, journal: bigint): Promise<SqlRow[]> {
  const sql = `SELECT v.id, v.company, j.number, v.voucher_no, v.number, v.date FROM voucher v
    JOIN journal j ON j.id = v.journal_id WHERE j.id = ? ORDER BY v.voucher_no`;
  return session.rows(sql, [journal]);
}

function entriesOf(session: Session, voucher: bigint): Promise<SqlRow[]> {
  const sql = `SELECT account, currency, amount, accounting_amount, kind, dimensions, reporting_amount FROM ledger_entry
    WHERE voucher_id = ? ORDER BY entry_no`;
  return session.rows(sql, [voucher]);
}

function netstrings(values: readonly (SqlValue | Buffer)[]): Buffer {
  return Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.isBuffer(value) ? value : Buffer.from(value === null ? "" : String(value));
      return Buffer.concat([Buffer.from(`${bytes.length}:`), bytes, Buffer.from(",")]);
    }),
  );
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
