import { formatAmount } from "@contrapost/sdk";
import type { TransactionOverview } from "../../inquiry/transactions.js";
import type { Column } from "../console/table.js";
import { journalText } from "./amounts.js";

export function transactionJson(transaction: TransactionOverview): object {
  const { currency, accountingCurrency } = transaction;
  return {
    ...transaction,
    amount: formatAmount(transaction.amount, currency),
    open: formatAmount(transaction.open, currency),
    accountingAmount: formatAmount(transaction.accountingAmount, accountingCurrency),
    openAccounting: formatAmount(transaction.openAccounting, accountingCurrency),
    ...(transaction.discounts !== undefined && {
      discounts: transaction.discounts.map(({ until, amount }) => ({
        until,
        amount: formatAmount(amount, currency),
      })),
    }),
  };
}

export const transactionColumns: readonly Column<TransactionOverview>[] = [
  { head: "Company", value: ({ company }) => company },
  { head: "Party", value: ({ side, party }) => `${side} ${party}` },
  { head: "Type", value: ({ type }) => type },
  { head: "Invoice", value: ({ invoice }) => invoice },
  { head: "Date", value: ({ date }) => date },
  { head: "Due", value: ({ dueDate }) => dueDate },
  { head: "Discount", value: discountText },
  { head: "Amount", right: true, value: ({ amount, currency }) => formatAmount(amount, currency) },
  {
    head: "Open",
    right: true,
    value: ({ open, currency }) => formatAmount(open, currency),
    colour: ({ open }, colours) => (open === 0n ? colours.green : colours.yellow),
  },
  { head: "", value: ({ currency }) => currency },
  { head: "Closed", value: ({ closedOn }) => closedOn },
  { head: "Reversed by", value: ({ reversedBy }) => reversedBy },
  { head: "Voucher", value: ({ voucher }) => voucher },
  { head: "Journal", value: ({ journal }) => journalText(journal) },
];

/** `2.00 until 2024-03-11, 1.00 until 2024-03-21`. */
function discountText({ discounts, currency }: TransactionOverview): string | undefined {
  if (discounts === undefined) return undefined;
  return discounts
    .map(({ until, amount }) => `${formatAmount(amount < 0n ? -amount : amount, currency)} until ${until}`)
    .join(", ");
}
