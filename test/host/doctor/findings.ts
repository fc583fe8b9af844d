import type { DoctorFinding } from "#host/doctor/finding.js";

/** Findings as the lines that people read, without the mends. */
export function lines(findings: readonly DoctorFinding[]): readonly string[] {
  return findings.map(({ severity, code, where, what }) => `${severity} ${code} at ${where}: ${what}`);
}

/** The mends, each once. */
export function mends(findings: readonly DoctorFinding[]): readonly string[] {
  return [...new Set(findings.map(({ mend }) => mend))];
}
