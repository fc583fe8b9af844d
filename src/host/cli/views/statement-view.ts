import { formatAmount } from "@contrapost/sdk";
import type { AccountStatement, StatementEntry } from "../../inquiry/reports/account-statement.js";
import type { Column } from "../console/table.js";
import { creditText, debitText, moneyText } from "./amounts.js";
import { turnoverJson } from "./turnover-view.js";

export function statementJson(statement: AccountStatement): object {
  const { entries: _entries, ...head } = statement;
  return { ...head, ...turnoverJson(head, head.currency), entries: statementRows(statement) };
}

const keys = [
  "date",
  "journal",
  "voucher",
  "entry",
  "kind",
  "currency",
  "amount",
  "accountingCurrency",
  "accountingAmount",
] as const;
const reportingKeys = ["reportingCurrency", "reportingAmount"] as const;

type StatementKey = (typeof keys)[number] | (typeof reportingKeys)[number] | "balance";
type EntryJson = Readonly<Partial<Record<StatementKey, string | number>>>;

/** The columns of the CSV; the reporting currency's only where the company has one. */
export function statementKeys({ reportingCurrency }: AccountStatement): readonly StatementKey[] {
  return [...keys, ...(reportingCurrency === undefined ? [] : reportingKeys), "balance"];
}

export function statementRows({ entries, currency }: AccountStatement): readonly EntryJson[] {
  return entries.map((entry) => entryJson(entry, currency));
}

function entryJson(entry: StatementEntry, balanceCurrency: string): EntryJson {
  const { date, journal, voucher, kind, currency, accountingCurrency } = entry;
  const { reportingCurrency, reportingAmount } = entry;
  return {
    date,
    journal,
    voucher,
    entry: entry.entry,
    kind,
    currency,
    amount: formatAmount(entry.amount, currency),
    accountingCurrency,
    accountingAmount: formatAmount(entry.accountingAmount, accountingCurrency),
    ...(reportingCurrency !== undefined && {
      reportingCurrency,
      reportingAmount: formatAmount(reportingAmount ?? 0n, reportingCurrency),
    }),
    balance: formatAmount(entry.balance, balanceCurrency),
  };
}

/** A line of the table: what was before, an entry, or the end. */
export interface StatementLine {
  readonly label: string;
  readonly entry?: StatementEntry;
  /** Without a sign. */
  readonly debit: bigint;
  readonly credit: bigint;
  readonly balance: bigint;
}

export function statementLines(statement: AccountStatement): readonly StatementLine[] {
  const { currency, opening, debit, credit, closing, entries, from = "", to = "" } = statement;
  const before = { label: `${from} Opening balance`, debit: 0n, credit: 0n, balance: opening };
  const lines = entries.map((entry) => {
    const value = entry.reportingCurrency === currency ? entry.reportingAmount! : entry.accountingAmount;
    return {
      label: entry.date,
      entry,
      debit: value > 0n ? value : 0n,
      credit: value < 0n ? -value : 0n,
      balance: entry.balance,
    };
  });
  const after = { label: `${to} Closing balance`.trimStart(), debit, credit, balance: closing };
  return [...(from === "" ? [] : [before]), ...lines, after];
}

export function statementColumns(currency: string): readonly Column<StatementLine>[] {
  return [
    { head: "Date", value: ({ label }) => label },
    { head: "Voucher", value: ({ entry }) => entry?.voucher },
    { head: "Journal", value: ({ entry }) => entry?.journal },
    { head: "Kind", value: ({ entry }) => entry?.kind },
    {
      head: "Amount",
      right: true,
      value: ({ entry }) =>
        entry === undefined || entry.currency === currency ? "" : moneyText(entry.amount, entry.currency),
    },
    { head: `Debit ${currency}`, right: true, value: ({ debit }) => debitText(debit, currency) },
    { head: `Credit ${currency}`, right: true, value: ({ credit }) => creditText(-credit, currency) },
    { head: `Balance ${currency}`, right: true, value: ({ balance }) => formatAmount(balance, currency) },
  ];
}
