import type { EntryKind, LedgerEntry } from "../../ledger/entry.js";
import type { SealableVoucher } from "../../ledger/seal/voucher-text.js";
import { inList } from "../../store/in-list.js";
import type { Session, SqlRow } from "../../store/session.js";

/** A voucher as it stands in the books, with its seal; that is missing where somebody added the voucher. */
export interface SealedVoucher extends SealableVoucher {
  readonly hash: string | undefined;
  /** In the order of their numbers. */
  readonly entries: readonly LedgerEntry[];
}

/** Vouchers by their ids, at most 4096 of them; without those that are not there. */
export async function readSealedVouchers(
  session: Session,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SealedVoucher>> {
  const list = inList(ids);
  const vouchers = await session.rows(
    `SELECT v.id, v.company, j.number, v.voucher_no, v.number, v.date, h.hash
     FROM voucher v JOIN journal j ON j.id = v.journal_id LEFT JOIN voucher_seal h ON h.voucher_id = v.id
     WHERE v.id IN ${list.sql}`,
    list.parameters,
  );
  const entries = await session.rows(
    `SELECT e.voucher_id, e.entry_no, e.account, e.currency, e.amount, e.accounting_amount, e.kind, e.dimensions, e.reporting_amount
     FROM ledger_entry e WHERE e.voucher_id IN ${list.sql} ORDER BY e.voucher_id, e.entry_no`,
    list.parameters,
  );
  const byVoucher = new Map<number, LedgerEntry[]>();
  for (const row of entries) {
    const id = Number(row[0]);
    const known = byVoucher.get(id);
    if (known === undefined) byVoucher.set(id, [entryOf(row)]);
    else known.push(entryOf(row));
  }
  return new Map(
    vouchers.map((row) => [Number(row[0]), voucherOf(row, byVoucher.get(Number(row[0])) ?? [])]),
  );
}

function voucherOf(row: SqlRow, entries: readonly LedgerEntry[]): SealedVoucher {
  return {
    company: row[1] as string,
    journal: row[2] as string,
    place: Number(row[3]),
    number: row[4] as string,
    date: row[5] as string,
    hash: (row[6] as string | null) ?? undefined,
    entries,
  };
}

function entryOf(row: SqlRow): LedgerEntry {
  return {
    account: row[2] as string,
    currency: row[3] as string,
    amount: row[4] as bigint,
    accounting: row[5] as bigint,
    kind: row[6] as EntryKind,
    ...(row[7] === null ? {} : { dimensions: row[7] as string }),
    ...(row[8] === null ? {} : { reporting: row[8] as bigint }),
  };
}
