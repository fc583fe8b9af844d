import { ContrapostError } from "@contrapost/sdk";
import type { CompanyPeriods } from "../facts/company-periods.js";
import { type DoctorFinding, finding } from "../finding.js";

export interface PeriodOptions {
  /** Today: `YYYY-MM-DD`. */
  readonly today: string;
  /** A calendar that ends on this day or before ends soon: `YYYY-MM-DD`. */
  readonly soon: string;
}

/** Fiscal periods that today's postings need. */
export function checkPeriods(
  companies: readonly CompanyPeriods[],
  { today, soon }: PeriodOptions,
): readonly DoctorFinding[] {
  return companies.flatMap(({ company, status, end }) => {
    if (status === undefined) {
      const facts = { company, date: today };
      return finding("warning", company, new ContrapostError("CP_PERIOD_MISSING", facts));
    }
    if (status !== "open") {
      const facts = { company, date: today, status };
      return finding("warning", company, new ContrapostError("CP_PERIOD_CLOSED", facts));
    }
    if (end === undefined || end > soon) return [];
    return finding("note", company, new ContrapostError("CP_PERIODS_END", { company, end }));
  });
}
