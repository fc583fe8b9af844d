import type { DoctorFinding, Severity } from "./finding.js";

/** What a doctor looks at. */
export type CheckName =
  | "configuration"
  | "database"
  | "plugins"
  | "integrity"
  | "migrations"
  | "pluginTables"
  | "mirrors"
  | "deliveries"
  | "periods"
  | "numberSeries"
  | "rates";

/** One check, and what came of it. */
export interface CheckOutcome {
  readonly check: CheckName;
  /** The gravest that was found; `ok`: nothing; `skipped`: it could not be made. */
  readonly result: Severity | "ok" | "skipped";
  /** What was looked at; of a skipped check, why it was. */
  readonly about: string;
}

/** A finding, and the check that found it. */
export interface DiagnosedFinding extends DoctorFinding {
  readonly check: CheckName;
}

/** The state of an installation. */
export interface Diagnosis {
  /** Whether no finding is an error. */
  readonly healthy: boolean;
  readonly checks: readonly CheckOutcome[];
  /** The errors first, then warnings, then notes; each in the order of the checks. */
  readonly findings: readonly DiagnosedFinding[];
}
