import { ContrapostError } from "@contrapost/sdk";
import type { NeededRate, NewestRate } from "../facts/needed-rates.js";
import { type DoctorFinding, finding } from "../finding.js";

export interface RateOptions {
  /** Rates that start before are old: `YYYY-MM-DD`. */
  readonly oldBefore: string;
}

/** Exchange rates that today's postings need. One holds until the next starts, so that old ones are used in silence. */
export function checkRates(
  needed: readonly NeededRate[],
  newest: readonly NewestRate[],
  { oldBefore }: RateOptions,
): readonly DoctorFinding[] {
  const used = new Set(needed.map(({ rateType }) => rateType));
  const old = newest.filter(({ rateType, date }) => used.has(rateType) && date < oldBefore);
  return [
    ...needed.flatMap(({ company, fault }) =>
      fault === undefined
        ? []
        : finding("warning", company, new ContrapostError(fault.code, { company, ...fault.facts })),
    ),
    ...old.map(({ rateType, date }) =>
      finding("note", rateType, new ContrapostError("CP_RATES_OLD", { rateType, date })),
    ),
  ];
}
