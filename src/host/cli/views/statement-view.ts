import { formatAmount } from "@contrapost/sdk";
import type { AccountStatement, StatementEntry } from "../../inquiry/reports/account-statement.js";
import type { Column } from "../console/table.js";
import { creditText, debitText, moneyText } from "./amounts.js";
import { turnoverJson } from "./turnover-view.js";

export function statementJson({ entries, ...head }: AccountStatement): object {
  return { ...head, ...turnoverJson(head, head.currency), entries: entries.map(statementEntryJson) };
}

export const statementKeys = [
  "date",
  "journal",
  "voucher",
  "entry",
  "kind",
  "currency",
  "amount",
  "accountingCurrency",
  "accountingAmount",
  "balance",
] as const;

/** An entry in JSON and CSV. */
export function statementEntryJson(
  entry: StatementEntry,
): Readonly<Record<(typeof statementKeys)[number], string | number>> {
  const { date, journal, voucher, kind, currency, accountingCurrency } = entry;
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
    balance: formatAmount(entry.balance, accountingCurrency),
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
  const { opening, debit, credit, closing, entries, from = "", to = "" } = statement;
  const before = { label: `${from} Opening balance`, debit: 0n, credit: 0n, balance: opening };
  const lines = entries.map((entry) => ({
    label: entry.date,
    entry,
    debit: entry.accountingAmount > 0n ? entry.accountingAmount : 0n,
    credit: entry.accountingAmount < 0n ? -entry.accountingAmount : 0n,
    balance: entry.balance,
  }));
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
