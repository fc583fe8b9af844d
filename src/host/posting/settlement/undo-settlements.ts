import { ContrapostError, type JournalRef } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";
import { placeInJournal } from "../journal-header.js";

/** The columns of a ledger entry beside its key, as its negation has them. */
export const negatedEntry =
  "e.account, e.currency, -e.amount, -e.accounting_amount, -e.reporting_amount, e.kind, e.dimensions";

/** The same columns by their names. */
export const entryColumns =
  "account, currency, amount, accounting_amount, reporting_amount, kind, dimensions";

/**
 * The entries that settlements caused: of a settlement `s` and its payment `p` those of its range. They stand in the
 * settlement document's voucher, or else in the payment's own.
 */
export const settlementEntries = `settlement s JOIN party_transaction p ON p.id = s.payment_id
  JOIN ledger_entry e ON e.voucher_id = COALESCE(s.voucher_id, p.voucher_id)
    AND e.entry_no >= s.first_entry AND e.entry_no < s.first_entry + s.entry_count`;

/** Vouchers by a range of ids: above `after`, up to `last`. */
export interface VoucherRange {
  readonly after: number;
  readonly last: number;
}

/** What settlements take from both their ends, by transaction; takes the range of vouchers twice. */
function takenBy(column: "voucher_id" | "undone_voucher_id"): string {
  const from = `FROM settlement WHERE ${column} > ? AND ${column} <= ?`;
  return `SELECT u.id, CAST(SUM(u.amount) AS BIGINT) AS amount, CAST(SUM(u.accounting) AS BIGINT) AS accounting,
      CAST(SUM(u.reporting) AS BIGINT) AS reporting
    FROM (
      SELECT invoice_id AS id, amount, invoice_accounting AS accounting, invoice_reporting AS reporting ${from}
      UNION ALL SELECT payment_id, payment_amount, payment_accounting, payment_reporting ${from}
    ) u GROUP BY u.id`;
}

/** The last day on which something of a transaction was settled. */
export const lastSettled = `(SELECT MAX(o.date) FROM settlement o WHERE o.undone_on IS NULL
  AND (o.invoice_id = party_transaction.id OR o.payment_id = party_transaction.id))`;

function moveOpen(column: "voucher_id" | "undone_voucher_id", sign: "+" | "-"): string {
  return `UPDATE party_transaction
    SET open = open ${sign} x.amount, open_accounting = open_accounting ${sign} x.accounting,
      open_reporting = open_reporting ${sign} x.reporting,
      closed_on = CASE WHEN open ${sign} x.amount = 0 THEN ${lastSettled} END
    FROM (${takenBy(column)}) x WHERE party_transaction.id = x.id`;
}

/** Closes what settlement documents of the vouchers settled, on both ends and in both currencies. */
export async function closeSettled(session: Session, { after, last }: VoucherRange): Promise<void> {
  await session.run(moveOpen("voucher_id", "-"), [after, last, after, last]);
}

/**
 * Opens again what settlements had closed, on both their ends and in both currencies, once they are noted as undone by
 * the vouchers. What each took comes back exactly; so it does not matter what else was settled since.
 */
export async function reopenUndone(session: Session, { after, last }: VoucherRange): Promise<void> {
  await session.run(moveOpen("undone_voucher_id", "+"), [after, last, after, last]);
}

/** Transactions of which more would be open than there ever was, once the settlements are opened again. */
const openBeyond = `SELECT t.id FROM (${takenBy("undone_voucher_id")}) x
  JOIN party_transaction t ON t.id = x.id
  WHERE CASE WHEN t.amount > 0 THEN t.open + x.amount NOT BETWEEN 0 AND t.amount
    ELSE t.open + x.amount NOT BETWEEN t.amount AND 0 END`;

/**
 * Refuses to undo one of several settlements that only fit together: a credit note, say, that made a payment reach further.
 *
 * @throws ContrapostError `CP_UNSETTLE_APART`
 */
export async function requireWhole(
  session: Session,
  journal: JournalRef,
  { after, last }: VoucherRange,
): Promise<void> {
  const [beyond] = await session.rows(
    `SELECT v.number FROM party_transaction t JOIN voucher v ON v.id = t.voucher_id
     WHERE t.id IN (${openBeyond}) ORDER BY t.id LIMIT 1`,
    [after, last, after, last],
  );
  if (beyond === undefined) return;
  const facts = { where: placeInJournal(journal), what: `the transaction of voucher ${String(beyond[0])}` };
  throw new ContrapostError("CP_UNSETTLE_APART", facts);
}
