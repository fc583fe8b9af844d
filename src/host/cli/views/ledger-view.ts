import { formatAmount } from "@contrapost/sdk";
import type { LedgerEntryOverview } from "../../inquiry/ledger-entries.js";
import type { PreviewEntry } from "../../posting/preview-posting.js";
import type { Column } from "../console/table.js";
import { creditText, debitText, dimensionText, moneyText } from "./amounts.js";

export function ledgerEntryJson(entry: LedgerEntryOverview): object {
  return {
    ...entry,
    amount: formatAmount(entry.amount, entry.currency),
    accountingAmount: formatAmount(entry.accountingAmount, entry.accountingCurrency),
    ...(entry.reportingAmount !== undefined && {
      reportingAmount: formatAmount(entry.reportingAmount, entry.reportingCurrency!),
    }),
  };
}

/** Columns of entries in books of one currency. */
export function ledgerColumns(currency: string): readonly Column<LedgerEntryOverview>[] {
  return [
    { head: "Date", value: ({ date }) => date },
    { head: "Voucher", value: ({ voucher }) => voucher },
    { head: "Account", value: ({ account, accountName }) => `${account} ${accountName}` },
    { head: `Debit ${currency}`, right: true, value: (entry) => debitText(entry.accountingAmount, currency) },
    {
      head: `Credit ${currency}`,
      right: true,
      value: (entry) => creditText(entry.accountingAmount, currency),
    },
    {
      head: "Amount",
      right: true,
      value: (entry) => (entry.currency === currency ? "" : moneyText(entry.amount, entry.currency)),
    },
    {
      head: "Reporting",
      right: true,
      value: ({ reportingAmount, reportingCurrency }) =>
        reportingAmount === undefined ? "" : moneyText(reportingAmount, reportingCurrency!),
    },
    { head: "Kind", value: ({ kind }) => kind },
    { head: "Dimensions", value: ({ dimensions }) => dimensionText(dimensions) },
  ];
}

/** An entry that posting would make, with the name of its account. */
export interface NamedPreviewEntry extends PreviewEntry {
  readonly accountName: string;
}

export function previewEntryJson(entry: NamedPreviewEntry, accountingCurrency: string): object {
  const { accounting, reporting, ...rest } = entry;
  return {
    ...rest,
    amount: formatAmount(entry.amount, entry.currency),
    accountingCurrency,
    accountingAmount: formatAmount(accounting, accountingCurrency),
    ...(reporting && {
      reportingCurrency: reporting.currency,
      reportingAmount: formatAmount(reporting.amount, reporting.currency),
    }),
  };
}

/** The same for entries that posting would make: a voucher has a place, but no number yet. */
export function previewColumns(currency: string): readonly Column<NamedPreviewEntry>[] {
  return [
    { head: "Date", value: ({ date }) => date },
    { head: "Voucher", right: true, value: ({ voucher }) => String(voucher) },
    { head: "Account", value: ({ account, accountName }) => `${account} ${accountName}` },
    { head: `Debit ${currency}`, right: true, value: (entry) => debitText(entry.accounting, currency) },
    { head: `Credit ${currency}`, right: true, value: (entry) => creditText(entry.accounting, currency) },
    {
      head: "Amount",
      right: true,
      value: (entry) => (entry.currency === currency ? "" : moneyText(entry.amount, entry.currency)),
    },
    { head: "Kind", value: ({ kind }) => kind },
    { head: "Dimensions", value: ({ dimensions }) => dimensionText(dimensions) },
  ];
}
