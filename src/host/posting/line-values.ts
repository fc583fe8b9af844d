import type { JournalLineDraft } from "@contrapost/sdk";
import { dimensionsText } from "../ledger/dimensions.js";
import type { SqlValue } from "../store/session.js";

/** The columns of a journal line that its author decides, in the order of {@link pushLineValues}. */
export const plainLineColumns = [
  "date",
  "account_type",
  "account",
  "company",
  "currency",
  "amount",
  "exchange_rate",
  "accounting_amount",
  "reporting_amount",
  "offset_type",
  "offset_account",
  "invoice",
  "due_date",
  "payment_reference",
  "text",
  "dimensions",
  "cash_discount",
  "prepayment",
] as const;

/** The same with the custom fields, which most lines have none of. */
export const lineColumns = [...plainLineColumns, "fields"] as const;

/** Adds a line's values to a row that is being made: all but its custom fields, which are checked before. */
export function pushLineValues(line: JournalLineDraft, values: SqlValue[]): void {
  values.push(
    line.date,
    line.account.type,
    line.account.id,
    line.company ?? null,
    line.currency,
    line.amount,
    line.exchangeRate ?? null,
    line.accountingAmount ?? null,
    line.reportingAmount ?? null,
    line.offset?.type ?? null,
    line.offset?.id ?? null,
    line.invoice ?? null,
    line.dueDate ?? null,
    line.paymentReference ?? null,
    line.text ?? null,
    line.dimensions === undefined ? null : (dimensionsText(line.dimensions) ?? null),
    line.cashDiscount ?? null,
    line.prepayment === true ? 1 : null,
  );
}
