import type { JournalLineDraft, PostedLine } from "@contrapost/sdk";
import type { InvoicingPolicy } from "./invoicing-config.js";
import type { PartnerSide } from "./partner-side.js";

/**
 * The partner's line for a posted invoice or credit note: the same number, date, due date, currency and amount, debit
 * and credit turned round. Discount terms and dimensions are the partner's own.
 */
export function matchingLine(
  { date, currency, amount, offset, invoice, dueDate, text }: PostedLine,
  { party }: PartnerSide,
  { accounts = [] }: InvoicingPolicy,
): JournalLineDraft {
  const to = offset?.type === "ledger" ? accounts.find((pair) => pair.from === offset.id)?.to : undefined;
  return {
    date,
    account: party,
    currency,
    amount: -amount,
    ...(invoice !== undefined && { invoice }),
    ...(dueDate !== undefined && { dueDate }),
    ...(text !== undefined && { text }),
    ...(to !== undefined && { offset: { type: "ledger", id: to } }),
  };
}
