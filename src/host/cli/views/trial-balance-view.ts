import { formatAmount } from "@contrapost/sdk";
import type { TrialBalance, TrialBalanceRow } from "../../inquiry/reports/trial-balance.js";
import type { Turnover } from "../../inquiry/reports/turnover.js";
import type { Column } from "../console/table.js";
import { debitText } from "./amounts.js";
import { type TurnoverJson, turnoverJson } from "./turnover-view.js";

export function trialBalanceJson({ rows, totals, ...head }: TrialBalance): object {
  return {
    ...head,
    rows: rows.map((row) => ({ ...row, ...turnoverJson(row, head.currency) })),
    totals: turnoverJson(totals, head.currency),
  };
}

const keys = ["account", "accountName", "type", "currency", "opening", "debit", "credit", "closing"] as const;

/** The columns of the CSV; the values of a dimension only where one was asked for. */
export function trialBalanceKeys({ dimension }: TrialBalance): readonly (keyof CsvRow)[] {
  return dimension === undefined ? keys : ["account", "accountName", "value", ...keys.slice(2)];
}

type CsvRow = Omit<TrialBalanceRow, keyof Turnover> & TurnoverJson & { readonly currency: string };

/** The rows for CSV. */
export function trialBalanceRows({ rows, currency }: TrialBalance): readonly CsvRow[] {
  return rows.map((row) => ({ ...row, ...turnoverJson(row, currency), currency }));
}

/** A line of the table: an account, or the sum of all. */
export interface TrialBalanceLine extends Turnover {
  readonly label: string;
  readonly value?: string | undefined;
}

export function trialBalanceLines({ rows, totals }: TrialBalance): readonly TrialBalanceLine[] {
  const accounts = rows.map((row) => ({
    ...row,
    label: `${row.account} ${row.accountName ?? ""}`.trimEnd(),
    value: row.value,
  }));
  return [...accounts, { ...totals, label: "Total" }];
}

export function trialBalanceColumns({
  currency,
  dimension = "",
}: TrialBalance): readonly Column<TrialBalanceLine>[] {
  return [
    { head: "Account", value: ({ label }) => label },
    { head: dimension, value: ({ value }) => value },
    {
      head: `Opening ${currency}`,
      right: true,
      value: ({ opening }) => (opening === 0n ? "" : formatAmount(opening, currency)),
    },
    { head: `Debit ${currency}`, right: true, value: ({ debit }) => debitText(debit, currency) },
    { head: `Credit ${currency}`, right: true, value: ({ credit }) => debitText(credit, currency) },
    { head: `Closing ${currency}`, right: true, value: ({ closing }) => formatAmount(closing, currency) },
  ];
}
