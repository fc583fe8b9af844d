import { ContrapostError } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";
import { placeInJournal, type StoredJournal } from "../journal-header.js";
import { sealStoredVouchers } from "../seal/seal-stored-vouchers.js";
import {
  entryColumns,
  negatedEntry,
  reopenUndone,
  requireWhole,
  settlementEntries,
} from "./undo-settlements.js";

/** Whether a settlement document undoes, rather than settles. */
export async function undoes(session: Session, journal: StoredJournal): Promise<boolean> {
  const rows = await session.rows("SELECT 1 FROM unsettle_mark WHERE journal_id = ? LIMIT 1", [journal.id]);
  return rows.length > 0;
}

/**
 * Undoes the settlements that the document is marked with: what they closed is open again, and what they caused in the
 * ledger is negated, each in the voucher of its line.
 *
 * @throws ContrapostError `CP_SETTLEMENT_EARLIER`, `CP_UNSETTLE_APART`
 */
export async function writeUnsettlement(session: Session, journal: StoredJournal): Promise<void> {
  const { id, voucherBase = 0, voucherCount, header } = journal;
  const range = { after: voucherBase, last: voucherBase + voucherCount };
  await lockTransactions(session, id);
  await requireLater(session, journal);
  await session.run(
    `UPDATE settlement SET undone_on = x.date, undone_voucher_id = CAST(? AS BIGINT) + x.voucher_no
     FROM (SELECT m.payment_id, m.settlement_no, l.date, l.voucher_no FROM unsettle_mark m
       JOIN journal_line l ON l.journal_id = m.journal_id AND l.line_no = m.line_no WHERE m.journal_id = ?) x
     WHERE settlement.payment_id = x.payment_id AND settlement.settlement_no = x.settlement_no`,
    [voucherBase, id],
  );
  await requireWhole(session, header, range);
  await session.run(
    `INSERT INTO ledger_entry (voucher_id, entry_no, ${entryColumns})
     SELECT s.undone_voucher_id, ROW_NUMBER() OVER (PARTITION BY s.undone_voucher_id ORDER BY e.entry_no),
       ${negatedEntry}
     FROM ${settlementEntries} WHERE s.undone_voucher_id > ? AND s.undone_voucher_id <= ?`,
    [range.after, range.last],
  );
  await reopenUndone(session, range);
  await sealStoredVouchers(session, { voucherBase, voucherCount });
  await session.run("DELETE FROM unsettle_mark WHERE journal_id = ?", [id]);
}

/** Both ends of the settlements, in the order of their ids. */
async function lockTransactions(session: Session, journal: number): Promise<void> {
  const lock = session.forUpdate("t");
  if (lock === "") return;
  const end = (column: string): string =>
    `SELECT s.${column} FROM unsettle_mark m JOIN settlement s ON s.payment_id = m.payment_id
       AND s.settlement_no = m.settlement_no WHERE m.journal_id = ?`;
  await session.rows(
    `SELECT t.id FROM party_transaction t WHERE t.id IN (${end("payment_id")} UNION ALL ${end("invoice_id")})
     ORDER BY t.id${lock}`,
    [journal, journal],
  );
}

/** A settlement is undone after it was made, or the books of the days between would tell of neither. */
async function requireLater(session: Session, { id, header }: StoredJournal): Promise<void> {
  const [early] = await session.rows(
    `SELECT s.date, l.date FROM unsettle_mark m
     JOIN settlement s ON s.payment_id = m.payment_id AND s.settlement_no = m.settlement_no
     JOIN journal_line l ON l.journal_id = m.journal_id AND l.line_no = m.line_no
     WHERE m.journal_id = ? AND s.date > l.date ORDER BY l.line_no LIMIT 1`,
    [id],
  );
  if (early === undefined) return;
  const [date, day] = early as [string, string];
  throw new ContrapostError("CP_SETTLEMENT_EARLIER", {
    where: placeInJournal(header),
    what: "a settlement",
    date,
    day,
  });
}
