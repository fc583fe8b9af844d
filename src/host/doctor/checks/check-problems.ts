import type { ContrapostError } from "@contrapost/sdk";
import { type DoctorFinding, finding } from "../finding.js";

/**
 * What keeps the host from its start, each problem as a finding of its own.
 *
 * @param where - the file, database or plugin at fault, where a problem does not name its place
 */
export function checkProblems(problems: readonly ContrapostError[], where: string): readonly DoctorFinding[] {
  return problems
    .flatMap((problem) => (problem.problems.length === 0 ? [problem] : problem.problems))
    .map((problem) => finding("error", placeOf(problem, where), problem));
}

function placeOf({ facts }: ContrapostError, otherwise: string): string {
  return typeof facts["where"] === "string" ? facts["where"] : otherwise;
}
