import { relative } from "node:path";
import type { Colors } from "picocolors/types.js";

/** A command to run, and what for. */
export type NextStep = readonly [command: string, purpose: string];

/** What was written, and the commands that come next, from the folder that the user is in. */
export function nextSteps(
  headline: string,
  folder: string,
  commands: readonly NextStep[],
  { bold, dim, green }: Colors,
): string {
  const width = Math.max(...commands.map(([command]) => command.length));
  const steps = commands.map(([command, purpose]) =>
    `  ${command.padEnd(width)}  ${purpose === "" ? "" : dim(`# ${purpose}`)}`.trimEnd(),
  );
  const path = relative(process.cwd(), folder);
  const enter = path === "" ? [] : [`  cd ${path.includes(" ") ? `"${path}"` : path}`];
  return [green(headline), "", bold("Next:"), ...enter, ...steps].join("\n");
}
