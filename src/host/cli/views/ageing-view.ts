import { formatAmount } from "@contrapost/sdk";
import { type AgedAmounts, ageingBuckets } from "../../inquiry/reports/aged-amounts.js";
import type { Ageing } from "../../inquiry/reports/ageing.js";
import type { Column } from "../console/table.js";

const amountKeys = [...ageingBuckets, "total"] as const;
type AmountKey = (typeof amountKeys)[number];

function agedJson(amounts: AgedAmounts, currency: string): Readonly<Record<AmountKey, string>> {
  const entries = amountKeys.map((key) => [key, formatAmount(amounts[key], currency)]);
  return Object.fromEntries(entries) as Record<AmountKey, string>;
}

export function ageingJson({ rows, totals, ...head }: Ageing): object {
  const { accountingCurrency } = head;
  return {
    ...head,
    rows: rows.map((row) => ({
      ...row,
      open: agedJson(row.open, row.currency),
      openAccounting: agedJson(row.openAccounting, accountingCurrency),
    })),
    totals: totals.map(({ side, openAccounting }) => ({
      side,
      openAccounting: agedJson(openAccounting, accountingCurrency),
    })),
  };
}

export const ageingKeys = [
  "side",
  "party",
  "partyName",
  "currency",
  ...amountKeys,
  "accountingCurrency",
  "totalAccounting",
] as const;

/** The rows for CSV. */
export function ageingRows({
  rows,
  accountingCurrency,
}: Ageing): readonly Readonly<Record<(typeof ageingKeys)[number], string>>[] {
  return rows.map(({ side, party, partyName, currency, open, openAccounting }) => ({
    ...{ side, party, partyName, currency, accountingCurrency },
    ...agedJson(open, currency),
    totalAccounting: formatAmount(openAccounting.total, accountingCurrency),
  }));
}

/** A line of the table: a party in one currency, or all of a side in the accounting currency. */
export interface AgeingLine {
  readonly label: string;
  readonly currency: string;
  readonly amounts: AgedAmounts;
}

export function ageingLines({ rows, totals, accountingCurrency }: Ageing): readonly AgeingLine[] {
  return [
    ...rows.map(({ side, party, partyName, currency, open }) => ({
      label: `${side} ${party} ${partyName}`.trimEnd(),
      currency,
      amounts: open,
    })),
    ...totals.map(({ side, openAccounting }) => ({
      label: `All ${side}s`,
      currency: accountingCurrency,
      amounts: openAccounting,
    })),
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
