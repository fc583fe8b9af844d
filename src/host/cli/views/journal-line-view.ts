import { type AccountRef, formatAmount } from "@contrapost/sdk";
import type { JournalLineOverview, LineSettlement } from "../../inquiry/journal-lines.js";
import type { Column } from "../console/table.js";
import { creditText, debitText, dimensionText, fieldsText, moneyText } from "./amounts.js";

export function journalLineJson(
  { settlements, accountingAmount, reportingAmount, ...line }: JournalLineOverview,
  accountingCurrency: string,
): object {
  const { currency } = line;
  return {
    ...line,
    ...(accountingAmount !== undefined && {
      accountingAmount: formatAmount(accountingAmount, accountingCurrency),
    }),
    ...(reportingAmount !== undefined && {
      reportingAmount: formatAmount(reportingAmount, line.reportingCurrency!),
    }),
    amount: formatAmount(line.amount, currency),
    settlements: settlements.map((one) => ({
      invoice: one.invoice,
      amount: formatAmount(one.amount, one.currency),
      ...(one.currency !== currency && { currency: one.currency }),
      ...(one.paymentAmount !== undefined && { paymentAmount: formatAmount(one.paymentAmount, currency) }),
      ...(one.cashDiscount !== undefined && { cashDiscount: formatAmount(one.cashDiscount, one.currency) }),
    })),
  };
}

/** Columns of lines in books of one currency. */
export function journalLineColumns(accountingCurrency: string): readonly Column<JournalLineOverview>[] {
  return [
    { head: "Line", right: true, value: ({ line }) => String(line) },
    { head: "Date", value: ({ date }) => date },
    { head: "Account", value: lineAccountText },
    { head: "Debit", right: true, value: ({ amount, currency }) => debitText(amount, currency) },
    { head: "Credit", right: true, value: ({ amount, currency }) => creditText(amount, currency) },
    { head: "", value: ({ currency }) => currency },
    { head: "Rate", right: true, value: ({ exchangeRate }) => exchangeRate },
    {
      head: `Value ${accountingCurrency}`,
      right: true,
      value: ({ accountingAmount: value }) =>
        value === undefined ? undefined : formatAmount(value, accountingCurrency),
    },
    {
      head: "Reporting",
      right: true,
      value: ({ reportingAmount, reportingCurrency }) =>
        reportingAmount === undefined ? undefined : moneyText(reportingAmount, reportingCurrency!),
    },
    { head: "Offset", value: ({ offset }) => offset && accountText(offset) },
    { head: "Invoice", value: ({ invoice }) => invoice },
    { head: "Due", value: ({ dueDate }) => dueDate },
    {
      head: "Settles",
      value: ({ settlements, currency }) =>
        settlements.map((settlement) => settlementText(settlement, currency)).join(", "),
    },
    { head: "Voucher", value: ({ voucher }) => voucher },
    { head: "Reference", value: ({ paymentReference }) => paymentReference },
    { head: "Text", value: ({ text }) => text },
    { head: "Dimensions", value: ({ dimensions }) => dimensionText(dimensions) },
    { head: "Fields", value: ({ fields }) => fieldsText(fields) },
  ];
}

/** With the company whose vendor it is, where another one pays. */
function lineAccountText({ account, company }: JournalLineOverview): string {
  return company === undefined ? accountText(account) : `${accountText(account)} of ${company}`;
}

function accountText({ type, id }: AccountRef): string {
  return `${type} ${id}`;
}

/** Without a sign: a settled invoice stands on the other side of the line by nature. */
function settlementText({ invoice, amount, currency }: LineSettlement, ofLine: string): string {
  const text = `${invoice} ${formatAmount(amount < 0n ? -amount : amount, currency)}`;
  return currency === ofLine ? text : `${text} ${currency}`;
}
