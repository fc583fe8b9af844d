import { type AccountRef, formatAmount } from "@contrapost/sdk";
import type { JournalLineOverview } from "../../inquiry/journal-lines.js";
import type { Column } from "../console/table.js";
import { creditText, debitText } from "./amounts.js";

export function journalLineJson({ settlements, ...line }: JournalLineOverview): object {
  const { currency } = line;
  return {
    ...line,
    amount: formatAmount(line.amount, currency),
    settlements: settlements.map(({ invoice, amount }) => ({
      invoice,
      amount: formatAmount(amount, currency),
    })),
  };
}

export const journalLineColumns: readonly Column<JournalLineOverview>[] = [
  { head: "Line", right: true, value: ({ line }) => String(line) },
  { head: "Date", value: ({ date }) => date },
  { head: "Account", value: ({ account }) => accountText(account) },
  { head: "Debit", right: true, value: ({ amount, currency }) => debitText(amount, currency) },
  { head: "Credit", right: true, value: ({ amount, currency }) => creditText(amount, currency) },
  { head: "", value: ({ currency }) => currency },
  { head: "Offset", value: ({ offset }) => offset && accountText(offset) },
  { head: "Invoice", value: ({ invoice }) => invoice },
  { head: "Due", value: ({ dueDate }) => dueDate },
  {
    head: "Settles",
    value: ({ settlements, currency }) =>
      settlements.map(({ invoice, amount }) => settlementText(invoice, amount, currency)).join(", "),
  },
  { head: "Voucher", value: ({ voucher }) => voucher },
  { head: "Reference", value: ({ paymentReference }) => paymentReference },
  { head: "Text", value: ({ text }) => text },
];

function accountText({ type, id }: AccountRef): string {
  return `${type} ${id}`;
}

/** Without a sign: a settled invoice stands on the other side of the line by nature. */
function settlementText(invoice: string, amount: bigint, currency: string): string {
  return `${invoice} ${formatAmount(amount < 0n ? -amount : amount, currency)}`;
}
