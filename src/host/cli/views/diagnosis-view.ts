import type { Colors } from "picocolors/types.js";
import type { CheckName, CheckOutcome, Diagnosis } from "../../doctor/diagnosis.js";
import type { DoctorFinding, Severity } from "../../doctor/finding.js";
import { type Column, printable } from "../console/table.js";
import { countText } from "./amounts.js";

const checkTexts: Readonly<Record<CheckName, string>> = {
  configuration: "configuration",
  plugins: "plugins",
  database: "database",
  integrity: "integrity of the file",
  migrations: "migrations",
  pluginTables: "tables of plugins",
  mirrors: "mirrors",
  deliveries: "deliveries",
  periods: "fiscal periods",
  numberSeries: "number series",
  rates: "exchange rates",
};

export const checkColumns: readonly Column<CheckOutcome>[] = [
  { head: "Check", value: ({ check }) => checkTexts[check] },
  {
    head: "Result",
    value: ({ result }) => result,
    colour: ({ result }, colours) => colourOf(result, colours),
  },
  { head: "About", value: ({ about }) => about },
];

/** A finding as a paragraph, written as errors are. */
export function findingText({ severity, code, where, what, mend }: DoctorFinding, colours: Colors): string {
  const head = `${colourOf(severity, colours)(severity)} ${colours.bold(code)}`;
  const place = what.includes(where) ? "" : `${printable(where)}: `;
  return `${head}: ${place}${printable(what)}\n  ${colours.cyan("mend:")} ${printable(mend)}`;
}

/** The last line: how it stands. */
export function verdictText({ healthy, findings }: Diagnosis, colours: Colors): string {
  if (findings.length === 0) return colours.green("All is well.");
  const counts = (["error", "warning", "note"] as const).flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : countText(count, severity);
  });
  const text = `${counts.join(", ")}.`;
  return healthy ? text : colours.red(text);
}

function colourOf(result: CheckOutcome["result"], colours: Colors): (text: string) => string {
  const byResult: Readonly<Record<CheckOutcome["result"], (text: string) => string>> = {
    ok: colours.green,
    note: colours.cyan,
    warning: colours.yellow,
    error: colours.red,
    skipped: colours.dim,
  } satisfies Record<Severity | "ok" | "skipped", unknown>;
  return byResult[result];
}
