import { ContrapostError, isContrapostError } from "@contrapost/sdk";
import { reasonOf } from "../kernel/index.js";
import { checkProblems } from "./checks/check-problems.js";
import type { CheckName, CheckOutcome, DiagnosedFinding, Diagnosis } from "./diagnosis.js";
import type { DoctorFinding, Severity } from "./finding.js";

const severities: readonly Severity[] = ["error", "warning", "note"];

/** How a check says what it sees. */
export interface Look {
  /** Says more exactly what is looked at. */
  about(text: string): void;
  found(findings: readonly DoctorFinding[]): void;
}

/** Collects what checks find. One that fails is a finding itself, and keeps no other from being made. */
export class Examination {
  readonly #checks: CheckOutcome[] = [];
  readonly #findings: DiagnosedFinding[] = [];

  /**
   * Makes a check.
   *
   * @param place - what is looked at
   * @returns what `work` answers; undefined where it failed
   */
  async make<T>(
    check: CheckName,
    place: string,
    work: (look: Look) => T | Promise<T>,
  ): Promise<T | undefined> {
    let about = place;
    const findings: DoctorFinding[] = [];
    try {
      return await work({
        about: (text) => (about = text),
        found: (more) => findings.push(...more),
      });
    } catch (error) {
      findings.push(...checkProblems([knownError(error)], about));
      return undefined;
    } finally {
      const result = severities.find((one) => findings.some(({ severity }) => severity === one)) ?? "ok";
      this.#checks.push({ check, result, about });
      this.#findings.push(...findings.map((finding) => ({ ...finding, check })));
    }
  }

  /** Notes checks that could not be made, and why. */
  skip(checks: readonly CheckName[], why: string): void {
    for (const check of checks) this.#checks.push({ check, result: "skipped", about: why });
  }

  get diagnosis(): Diagnosis {
    const findings = severities.flatMap((one) => this.#findings.filter(({ severity }) => severity === one));
    return { healthy: findings[0]?.severity !== "error", checks: this.#checks, findings };
  }
}

function knownError(error: unknown): ContrapostError {
  if (isContrapostError(error)) return error;
  return new ContrapostError("CP_CHECK_FAILED", { reason: reasonOf(error) }, { cause: error });
}
