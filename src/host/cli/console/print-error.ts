import { ContrapostError, isContrapostError } from "@contrapost/sdk";
import type { Colors } from "picocolors/types.js";
import { printable } from "./table.js";

/** More would scroll the first away, which is the one to begin with. */
const mostProblems = 20;

/** An error as its code says it; any other is a fault of the program. */
export function knownError(error: unknown): ContrapostError {
  if (isContrapostError(error)) return error;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new ContrapostError("CP_UNEXPECTED", { reason }, { cause: error });
}

/** An error as people read it: what is wrong, each problem of several, and how to mend it. */
export function errorText(error: ContrapostError, colours: Colors): string {
  const { problems } = error;
  // One problem alone says more than the error that carries it, and mostly is told by it already.
  const [first] = problems;
  const only =
    first !== undefined && problems.length === 1 && error.message.includes(first.message) ? first : undefined;
  const lines = [`${colours.red("error")} ${colours.bold(error.code)}: ${error.message}`];
  if (only === undefined) lines.push(...problemLines(problems, colours));
  else lines[0] = `${lines[0]!} ${colours.dim(`(${only.code})`)}`;
  lines.push(`  ${colours.cyan("mend:")} ${(only ?? error).mend}`);
  return lines.join("\n");
}

/** A warning as people read it: what is odd, and how to mend it. */
export function warningText(warning: ContrapostError, colours: Colors): string {
  const head = `${colours.yellow("warning")} ${colours.bold(warning.code)}: ${warning.message}`;
  return `${head}\n  ${colours.cyan("mend:")} ${warning.mend}`;
}

/** Problems as a list, each with its mend unless the one before has the same. */
export function problemLines(problems: readonly ContrapostError[], colours: Colors): readonly string[] {
  const lines: string[] = [];
  let mend = "";
  for (const problem of problems.slice(0, mostProblems)) {
    lines.push(`  - ${colours.bold(problem.code)}: ${problem.message}`);
    if (problem.mend !== mend) lines.push(`      ${colours.cyan("mend:")} ${problem.mend}`);
    mend = problem.mend;
  }
  if (problems.length > mostProblems) lines.push(`  … and ${problems.length - mostProblems} more`);
  return lines;
}

/** The stack of an error and of all that led to it. */
export function errorTrace(error: unknown): string {
  const traces: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) {
    traces.push(at.stack ?? `${at.name}: ${at.message}`);
  }
  return traces.map((trace) => trace.split("\n").map(printable).join("\n")).join("\ncaused by ");
}
