import type { Problem, State } from "./state.js";

/** What keeps a date from being posted to; `line` is where it stands. */
export function openPeriodProblems(
  state: State,
  company: string,
  date: string,
  line: number,
): readonly Problem[] {
  const period = state.periods.get(`${company}/${date.slice(0, 7)}`);
  if (period === "open") return [];
  return [{ code: period === undefined ? "CP_PERIOD_MISSING" : "CP_PERIOD_CLOSED", line }];
}
