import { ContrapostError, type ErrorCode } from "@contrapost/sdk";

/**
 * Throws what keeps something from being entered: the one fault, or one error for all of them.
 *
 * @param code - of the error that stands for several
 */
export function refuseEntry(code: ErrorCode, faults: readonly ContrapostError[]): void {
  const [first] = faults;
  if (first === undefined) return;
  if (faults.length === 1) throw first;
  throw new ContrapostError(code, { count: faults.length, first: first.message }, { problems: faults });
}
