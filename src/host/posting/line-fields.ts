import type { AccountRef, AccountType, JournalLine } from "@contrapost/sdk";
import { parseFields } from "../fields/fields-text.js";
import { parseDimensions } from "../ledger/dimensions.js";
import type { SqlRow } from "../store/session.js";

type LineFields = { -readonly [K in keyof Omit<JournalLine, "marks" | "voucher">]: JournalLine[K] };

/**
 * A line as the public documents have it, from the columns line_no, voucher_no, date … text, exchange_rate, accounting_amount,
 * dimensions, cash_discount, prepayment, reporting_amount, company, fields. Optional fields are absent where they are null.
 */
export function lineFields(row: SqlRow): LineFields {
  const line: LineFields = {
    line: Number(row[0]),
    date: row[2] as string,
    account: { type: row[3] as AccountType, id: row[4] as string },
    currency: row[5] as string,
    amount: row[6] as bigint,
  };
  if (row[7] !== null) line.offset = { type: row[7] as AccountRef["type"], id: row[8] as string };
  if (row[9] !== null) line.invoice = row[9] as string;
  if (row[10] !== null) line.dueDate = row[10] as string;
  if (row[11] !== null) line.paymentReference = row[11] as string;
  if (row[12] !== null) line.text = row[12] as string;
  if (row[13] !== null) line.exchangeRate = row[13] as string;
  if (row[14] !== null) line.accountingAmount = row[14] as bigint;
  if (row[15] !== null) line.dimensions = parseDimensions(row[15] as string);
  if (row[16] !== null) line.cashDiscount = row[16] as string;
  if (row[17] !== null) line.prepayment = true;
  if (row[18] !== null) line.reportingAmount = row[18] as bigint;
  if (row[19] !== null) line.company = row[19] as string;
  if (row[20] !== null) line.fields = parseFields(row[20] as string);
  return line;
}
