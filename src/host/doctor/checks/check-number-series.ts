import { ContrapostError } from "@contrapost/sdk";
import type { SeriesUse } from "../facts/number-series.js";
import { type DoctorFinding, finding } from "../finding.js";

/** One part in so many left is few. */
const few = 20n;

/** Number series that are used up, or nearly. */
export function checkNumberSeries(all: readonly SeriesUse[]): readonly DoctorFinding[] {
  return all.flatMap(({ company, series, limit, next }) => {
    const left = limit - next;
    if (left <= 0n) {
      return finding("error", company, new ContrapostError("CP_NUMBER_SERIES_USED_UP", { company, series }));
    }
    if (left * few > limit) return [];
    const facts = { company, series, left, all: limit - 1n };
    return finding("warning", company, new ContrapostError("CP_NUMBER_SERIES_LOW", facts));
  });
}
