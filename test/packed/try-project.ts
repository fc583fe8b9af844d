import { match, ok } from "node:assert/strict";
import { join } from "node:path";
import { installIn, shell } from "./packed-packages.js";

/** What each step must print, where it matters. */
const expected: readonly (readonly [command: RegExp, output: RegExp])[] = [
  [/import journals\/\*\.csv/, /DEMF\/CI-1 posted\nUSMF\/VI-1 posted/],
  [/post USMF\/PAY-1$/, /USMF\/PAY-1 posted: 2 lines, 2 vouchers\n {2}mirror \d+ .* DEMF\/J-000001 posted/],
  [/reconcile/, /USMF and DEMF are reconciled\./],
  [/npm test/, /3 passing/],
];

/** Does what `contrapost init` says comes next, and answers how many steps that were. */
export async function tryProject(root: string, tools: string): Promise<number> {
  const project = join(root, "books");
  const steps = nextSteps(await shell(tools, `npx contrapost init ${project}`));
  // Steps that were not found would not be tried.
  for (const [command] of expected)
    ok(
      steps.some((step) => command.test(step)),
      `no step ${String(command)}`,
    );
  for (const step of steps) {
    if (step.startsWith("cd ")) continue;
    if (step === "npm install") {
      await installIn(project);
      continue;
    }
    const output = await shell(project, step);
    for (const [command, text] of expected) if (command.test(step)) match(output, text);
  }
  return steps.length;
}

/** The commands below `Next:`, without their comments. */
function nextSteps(output: string): readonly string[] {
  const [, next = ""] = output.split("Next:\n");
  return next
    .split("\n")
    .map((line) => line.replace(/ {2}#.*/, "").trim())
    .filter((line) => line !== "");
}
