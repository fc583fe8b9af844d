import { ContrapostError } from "@contrapost/sdk";
import type { FiscalPeriod, FiscalPeriodRecord, PeriodStatus } from "./fiscal-period.js";
import type { ProblemList } from "./problem-list.js";

/** At most a century of months, so that a slip of the keyboard does not make a million periods. */
const mostMonths = 1200;

/** The single periods that an entry stands for. */
export function expandPeriods(
  company: string,
  entry: FiscalPeriod,
  where: string,
  problems: ProblemList,
): FiscalPeriodRecord[] {
  if ("start" in entry) {
    const { start, end } = entry;
    return [{ where, company, start, end, status: entry.status ?? "open" }];
  }
  const from = "year" in entry ? `${entry.year}-01` : entry.from;
  const to = "year" in entry ? `${entry.year}-12` : entry.to;
  const months = problems.attempt(() => monthsBetween(from, to, company, where)) ?? [];
  const statusOf = new Map<string, PeriodStatus>(months.map((month) => [month, entry.status ?? "open"]));
  for (const { month, status } of entry.except ?? []) {
    if (statusOf.has(month)) statusOf.set(month, status);
    else if (months.length > 0) problems.add("CP_PERIOD_EXCEPTION", { where, company, month, from, to });
  }
  return Array.from(statusOf, ([month, status]) => ({
    where,
    company,
    start: `${month}-01`,
    end: lastDay(month),
    status,
  }));
}

function monthsBetween(from: string, to: string, company: string, where: string): string[] {
  const first = monthNumber(from);
  const count = monthNumber(to) - first + 1;
  if (count < 1) throw new ContrapostError("CP_PERIOD_BACKWARDS", { where, company, start: from, end: to });
  if (count > mostMonths) {
    throw new ContrapostError("CP_PERIOD_RANGE", { where, company, from, to, count, limit: mostMonths });
  }
  return Array.from({ length: count }, (_, index) => monthText(first + index));
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthText(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}

function lastDay(month: string): string {
  // Day 0 of the next month. Date.UTC would take years below 100 for 19xx; setUTCFullYear does not.
  const date = new Date(0);
  date.setUTCFullYear(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0);
  return `${month}-${String(date.getUTCDate()).padStart(2, "0")}`;
}
