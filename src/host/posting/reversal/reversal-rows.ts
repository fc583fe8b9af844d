import type { Session, SqlValue } from "../../store/session.js";
import { entryColumns, negatedEntry, settlementEntries } from "../settlement/undo-settlements.js";
import type { ReversedRange } from "./reversed-range.js";

/** The reversal's own links, by the ids of its vouchers. */
const ownLinks = "r.voucher_id > ? AND r.voucher_id <= ?";

function ownRange({ voucherBase, voucherCount }: ReversedRange): readonly SqlValue[] {
  return [voucherBase, voucherBase + voucherCount];
}

/** A source's transactions lie between its two bases. */
function sourceRange({ source }: ReversedRange): readonly SqlValue[] {
  return [source.transactionBase, source.voucherBase];
}

/** The reversed transactions `t`, each with the link `r` of its voucher; takes both ranges as parameters. */
const reversedTransactions = `party_transaction t JOIN reversal r ON r.reversed_voucher_id = t.voucher_id
  WHERE t.id > ? AND t.id <= ? AND ${ownLinks}`;

function reversedParameters(range: ReversedRange): readonly SqlValue[] {
  return [...sourceRange(range), ...ownRange(range)];
}

/** Ties each voucher to the one that it negates. The database refuses a second reversal of a voucher. */
export async function linkReversal(session: Session, range: ReversedRange): Promise<void> {
  await session.run(
    `INSERT INTO reversal (voucher_id, reversed_voucher_id)
     SELECT DISTINCT CAST(? AS BIGINT) + n.voucher_no, CAST(? AS BIGINT) + o.voucher_no
     FROM journal_line n JOIN journal_line o ON o.journal_id = ? AND o.line_no = n.line_no WHERE n.journal_id = ?`,
    [range.voucherBase, range.source.voucherBase, range.source.id, range.journal.id],
  );
}

/** Notes all settlements that touch the reversed transactions as undone by the voucher that reverses these. */
export async function noteUndone(session: Session, range: ReversedRange): Promise<void> {
  // Where both ends are reversed, the payment's voucher undoes.
  for (const end of ["payment_id", "invoice_id"] as const) {
    await session.run(
      `UPDATE settlement SET undone_on = ?, undone_voucher_id = x.voucher_id
       FROM (SELECT t.id, r.voucher_id FROM ${reversedTransactions}) x
       WHERE settlement.${end} = x.id AND settlement.undone_on IS NULL`,
      [range.date, ...reversedParameters(range)],
    );
  }
}

/**
 * Negates the entries of the reversed vouchers, and those that the undone settlements had caused elsewhere. What
 * settlements of the reversed vouchers themselves caused is negated as theirs: some may have been undone before.
 */
export async function reverseEntries(session: Session, range: ReversedRange): Promise<void> {
  const own = ownRange(range);
  await session.run(
    `INSERT INTO ledger_entry (voucher_id, entry_no, ${entryColumns})
     SELECT x.voucher_id, ROW_NUMBER() OVER (PARTITION BY x.voucher_id ORDER BY x.part, x.payment, x.no, x.entry_no),
       ${entryColumns}
     FROM (
       SELECT r.voucher_id AS voucher_id, 0 AS part, 0 AS payment, 0 AS no, e.entry_no AS entry_no,
         ${namedNegation}
       FROM reversal r JOIN ledger_entry e ON e.voucher_id = r.reversed_voucher_id
       WHERE ${ownLinks} AND (e.voucher_id, e.entry_no) NOT IN (
         SELECT e.voucher_id, e.entry_no FROM ${settlementEntries}
         WHERE s.payment_id > ? AND s.payment_id <= ? AND s.voucher_id IS NULL)
       UNION ALL
       SELECT s.undone_voucher_id, 1, s.payment_id, s.settlement_no, e.entry_no, ${negatedEntry}
       FROM ${settlementEntries} WHERE s.undone_voucher_id > ? AND s.undone_voucher_id <= ?
     ) x`,
    [...own, ...sourceRange(range), ...own],
  );
}

/** The negated columns under the names of the entry's own. */
const namedNegation = negatedEntry
  .split(", ")
  .map((column, index) => `${column} AS ${entryColumns.split(", ")[index] ?? ""}`)
  .join(", ");

/** Writes the negations of the reversed transactions, closed at once. */
export async function reverseTransactions(session: Session, range: ReversedRange): Promise<void> {
  await session.run(
    `INSERT INTO party_transaction (id, company, side, party, profile, type, voucher_id, date, currency, amount,
       accounting_amount, reporting_amount, open, open_accounting, open_reporting, closed_on)
     SELECT CAST(? AS BIGINT) + t.id - CAST(? AS BIGINT), t.company, t.side, t.party, t.profile, 'reversal',
       r.voucher_id, CAST(? AS TEXT), t.currency, -t.amount, -t.accounting_amount, -t.reporting_amount,
       0, 0, 0 * t.reporting_amount, CAST(? AS TEXT)
     FROM ${reversedTransactions}`,
    [
      range.transactionBase,
      range.source.transactionBase,
      range.date,
      range.date,
      ...reversedParameters(range),
    ],
  );
}

/** Settles each negation with what it negates, at the same value: nothing is realized. */
export async function settleWithReversed(session: Session, range: ReversedRange): Promise<void> {
  await session.run(
    `INSERT INTO settlement (payment_id, settlement_no, invoice_id, date, amount, payment_amount,
       payment_accounting, invoice_accounting, payment_reporting, invoice_reporting, first_entry, entry_count)
     SELECT CAST(? AS BIGINT) + t.id - CAST(? AS BIGINT), 1, t.id, CAST(? AS TEXT), t.amount, -t.amount,
       -t.accounting_amount, t.accounting_amount, -t.reporting_amount, t.reporting_amount, 0, 0
     FROM ${reversedTransactions}`,
    [range.transactionBase, range.source.transactionBase, range.date, ...reversedParameters(range)],
  );
}

/** Nothing is open on a reversed transaction any more, and its number is free for the one that takes its place. */
export async function closeReversed(session: Session, range: ReversedRange): Promise<void> {
  await session.run(
    `UPDATE party_transaction SET open = 0, open_accounting = 0, open_reporting = 0 * reporting_amount, closed_on = ?,
       reversed_by = x.voucher_id
     FROM (SELECT t.id, r.voucher_id FROM ${reversedTransactions}) x WHERE party_transaction.id = x.id`,
    [range.date, ...reversedParameters(range)],
  );
}

/** A reversed invoice is no counterpart any more; the one that takes its place will be. */
export async function unlinkReversed(session: Session, range: ReversedRange): Promise<void> {
  const reversed = `SELECT t.id AS own, t.counterpart AS other FROM ${reversedTransactions}
    AND t.invoice IS NOT NULL AND t.counterpart IS NOT NULL`;
  await session.run(
    `UPDATE party_transaction SET counterpart = NULL
     FROM (SELECT y.own AS id FROM (${reversed}) y UNION ALL SELECT z.other FROM (${reversed}) z) x
     WHERE party_transaction.id = x.id`,
    [...reversedParameters(range), ...reversedParameters(range)],
  );
}
