import type { AccountType, JournalLine, JournalRef } from "@contrapost/sdk";
import { parseFields } from "../fields/fields-text.js";
import { parseDimensions } from "../ledger/dimensions.js";
import type { Session, SqlRow } from "../store/session.js";
import { liveSettlement } from "./live-settlement.js";

/** An invoice that a line settles, or is marked to settle. */
export interface LineSettlement {
  readonly invoice: string;
  readonly currency: string;
  /** What is paid of it: minor units of {@link currency}, signed as the invoice. */
  readonly amount: bigint;
  /** What of a line in another currency goes to it, in that one, signed as the line. */
  readonly paymentAmount?: bigint;
  /** The cash discount that was decided on or taken beside it, signed alike. */
  readonly cashDiscount?: bigint;
}

/** A line of a journal, draft or posted. */
export interface JournalLineOverview extends Omit<JournalLine, "marks" | "voucher"> {
  /** The voucher number; missing as long as the journal is not posted. */
  readonly voucher?: string;
  /** The currency of {@link reportingAmount}, on lines that have one. */
  readonly reportingCurrency?: string;
  readonly settlements: readonly LineSettlement[];
}

const lineSql = `SELECT l.line_no, l.date, l.account_type, l.account, l.currency, l.amount, l.offset_type,
    l.offset_account, l.invoice, l.due_date, l.payment_reference, l.text, v.number,
    l.exchange_rate, l.accounting_amount, l.dimensions, l.cash_discount, l.prepayment, l.reporting_amount, c.reporting_currency, l.company,
    l.fields
  FROM journal j
  JOIN company c ON c.id = j.company
  JOIN journal_line l ON l.journal_id = j.id
  LEFT JOIN voucher v ON v.id = j.voucher_base + l.voucher_no
  WHERE j.company = ? AND j.number = ? AND l.line_no > ? ORDER BY l.line_no LIMIT ?`;

/** What of a settlement `s` is no payment, of a kind of adjustments. */
function adjusted(condition: string): string {
  return `(SELECT CAST(SUM(a.amount) AS BIGINT) FROM settlement_adjustment a
    WHERE a.payment_id = s.payment_id AND a.settlement_no = s.settlement_no AND ${condition})`;
}

/** Marks of a draft, settlements of a posted journal: of one journal there are never both. */
const settlementSql = `SELECT x.line_no, COALESCE(t.invoice, (SELECT v.number FROM voucher v WHERE v.id = t.voucher_id)), x.amount, x.discount,
    t.currency, CASE WHEN t.currency <> x.line_currency THEN x.payment_amount END
  FROM (
    SELECT m.line_no, m.mark_no AS place, m.transaction_id, m.amount, m.discount, m.payment_amount, l.currency AS line_currency
    FROM journal j JOIN mark m ON m.journal_id = j.id
    JOIN journal_line l ON l.journal_id = m.journal_id AND l.line_no = m.line_no
    WHERE j.company = ? AND j.number = ? AND m.line_no BETWEEN ? AND ?
    UNION ALL
    SELECT s.payment_id - j.transaction_base, s.settlement_no, s.invoice_id,
      s.amount - COALESCE(${adjusted("(a.amount < 0) = (s.amount < 0)")}, 0), ${adjusted("a.kind = 'cashDiscount'")},
      s.payment_amount, p.currency
    FROM journal j
    JOIN settlement s ON s.payment_id BETWEEN j.transaction_base + ? AND j.transaction_base + ?
      AND ${liveSettlement("s")}
    JOIN party_transaction p ON p.id = s.payment_id
    WHERE j.company = ? AND j.number = ?
  ) x JOIN party_transaction t ON t.id = x.transaction_id ORDER BY x.line_no, x.place`;

/** Reads a journal's lines in chunks, in line order. */
export async function* readJournalLines(
  session: Session,
  { company, number }: JournalRef,
  size = 500,
): AsyncGenerator<readonly JournalLineOverview[]> {
  let after = 0;
  for (;;) {
    const rows = await session.rows(lineSql, [company, number, after, size]);
    const last = rows.at(-1);
    if (last === undefined) return;
    const from = Number(rows[0]?.[0]);
    after = Number(last[0]);
    const parameters = [company, number, from, after, from, after, company, number];
    const settlements = byLine(await session.rows(settlementSql, parameters));
    yield rows.map((row) => lineOf(row, settlements.get(Number(row[0])) ?? []));
    if (rows.length < size) return;
  }
}

function byLine(rows: readonly SqlRow[]): ReadonlyMap<number, readonly LineSettlement[]> {
  const settlements = new Map<number, LineSettlement[]>();
  for (const row of rows) {
    const line = Number(row[0]);
    const settlement: LineSettlement = {
      invoice: row[1] as string,
      currency: row[4] as string,
      amount: row[2] as bigint,
      ...(row[5] !== null && { paymentAmount: row[5] as bigint }),
      ...(row[3] !== null && { cashDiscount: row[3] as bigint }),
    };
    const known = settlements.get(line);
    if (known === undefined) settlements.set(line, [settlement]);
    else known.push(settlement);
  }
  return settlements;
}

function lineOf(row: SqlRow, settlements: readonly LineSettlement[]): JournalLineOverview {
  return {
    line: Number(row[0]),
    date: row[1] as string,
    account: { type: row[2] as AccountType, id: row[3] as string },
    ...(row[20] === null ? {} : { company: row[20] as string }),
    currency: row[4] as string,
    amount: row[5] as bigint,
    ...(row[13] === null ? {} : { exchangeRate: row[13] as string }),
    ...(row[14] === null ? {} : { accountingAmount: row[14] as bigint }),
    ...(row[18] === null ? {} : { reportingAmount: row[18] as bigint, reportingCurrency: row[19] as string }),
    ...(row[6] === null ? {} : { offset: { type: row[6] as AccountType, id: row[7] as string } }),
    ...(row[8] === null ? {} : { invoice: row[8] as string }),
    ...(row[9] === null ? {} : { dueDate: row[9] as string }),
    ...(row[16] === null ? {} : { cashDiscount: row[16] as string }),
    ...(row[17] === null ? {} : { prepayment: true }),
    ...(row[10] === null ? {} : { paymentReference: row[10] as string }),
    ...(row[11] === null ? {} : { text: row[11] as string }),
    ...(row[12] === null ? {} : { voucher: row[12] as string }),
    ...(row[15] === null ? {} : { dimensions: parseDimensions(row[15] as string) }),
    ...(row[21] === null ? {} : { fields: parseFields(row[21] as string) }),
    settlements,
  };
}
