import type { ContrapostError } from "@contrapost/sdk";

/**
 * How much it matters: with an `error` the host cannot start, cannot be relied on, or work is lost until someone acts;
 * a `warning` will stop or keep waiting some work; a `note` is good to know.
 */
export type Severity = "error" | "warning" | "note";

/** One thing that is wrong around the books. */
export interface DoctorFinding {
  readonly severity: Severity;
  /** A code of the error table, or of a plugin's own. */
  readonly code: string;
  /** The file, database, company or plugin that it is about. */
  readonly where: string;
  /** What is wrong, as a sentence. */
  readonly what: string;
  /** What to do about it: with the command to type, where there is one. */
  readonly mend: string;
}

/** An error as a finding. */
export function finding(
  severity: Severity,
  where: string,
  { code, message, mend }: ContrapostError,
): DoctorFinding {
  return { severity, code, where, what: message, mend };
}
