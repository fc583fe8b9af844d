import { formatAmount } from "@contrapost/sdk";
import { type AgedAmounts, ageingBuckets } from "../../inquiry/reports/aged-amounts.js";
import type { Ageing, AgeingTotal } from "../../inquiry/reports/ageing.js";
import type { Column } from "../console/table.js";

const amountKeys = [...ageingBuckets, "total"] as const;
type AmountKey = (typeof amountKeys)[number];

function agedJson(amounts: AgedAmounts, currency: string): Readonly<Record<AmountKey, string>> {
  const entries = amountKeys.map((key) => [key, formatAmount(amounts[key], currency)]);
  return Object.fromEntries(entries) as Record<AmountKey, string>;
}

export function ageingJson({ rows, totals, ...head }: Ageing): object {
  const { accountingCurrency, reportingCurrency } = head;
  const values = ({ openAccounting, openReporting }: Omit<AgeingTotal, "side">): object => ({
    openAccounting: agedJson(openAccounting, accountingCurrency),
    ...(openReporting !== undefined && { openReporting: agedJson(openReporting, reportingCurrency!) }),
  });
  return {
    ...head,
    rows: rows.map((row) => ({ ...row, open: agedJson(row.open, row.currency), ...values(row) })),
    totals: totals.map((total) => ({ side: total.side, ...values(total) })),
  };
}

const keys = [
  "side",
  "party",
  "partyName",
  "currency",
  ...amountKeys,
  "accountingCurrency",
  "totalAccounting",
] as const;
const reportingKeys = ["reportingCurrency", "totalReporting"] as const;

type AgeingKey = (typeof keys)[number] | (typeof reportingKeys)[number];

/** The columns of the CSV; the reporting currency's only where the company has one. */
export function ageingKeys({ reportingCurrency }: Ageing): readonly AgeingKey[] {
  return reportingCurrency === undefined ? keys : [...keys, ...reportingKeys];
}

/** The rows for CSV. */
export function ageingRows({
  rows,
  accountingCurrency,
  reportingCurrency,
}: Ageing): readonly Readonly<Partial<Record<AgeingKey, string>>>[] {
  return rows.map(({ side, party, partyName, currency, open, openAccounting, openReporting }) => ({
    ...{ side, party, partyName, currency, accountingCurrency },
    ...agedJson(open, currency),
    totalAccounting: formatAmount(openAccounting.total, accountingCurrency),
    ...(openReporting !== undefined && {
      reportingCurrency: reportingCurrency!,
      totalReporting: formatAmount(openReporting.total, reportingCurrency!),
    }),
  }));
}

/** A line of the table: a party in one currency, or all of a side in a currency of the books. */
export interface AgeingLine {
  readonly label: string;
  readonly currency: string;
  readonly amounts: AgedAmounts;
}

export function ageingLines({
  rows,
  totals,
  accountingCurrency,
  reportingCurrency = "",
}: Ageing): readonly AgeingLine[] {
  return [
    ...rows.map(({ side, party, partyName, currency, open }) => ({
      label: `${side} ${party} ${partyName}`.trimEnd(),
      currency,
      amounts: open,
    })),
    ...totals.flatMap(({ side, openAccounting, openReporting }) => {
      const label = `All ${side}s`;
      const accounting = { label, currency: accountingCurrency, amounts: openAccounting };
      if (openReporting === undefined) return [accounting];
      return [accounting, { label, currency: reportingCurrency, amounts: openReporting }];
    }),
  ];
}

const heads: Readonly<Record<AmountKey, string>> = {
  notDue: "Not due",
  days1to30: "1-30 days",
  days31to60: "31-60 days",
  days61to90: "61-90 days",
  over90days: "Over 90 days",
  total: "Total",
};

export const ageingColumns: readonly Column<AgeingLine>[] = [
  { head: "Party", value: ({ label }) => label },
  ...amountKeys.map((key) => ({
    head: heads[key],
    right: true,
    value: ({ amounts, currency }: AgeingLine) =>
      amounts[key] === 0n && key !== "total" ? "" : formatAmount(amounts[key], currency),
  })),
  { head: "", value: ({ currency }) => currency },
];
