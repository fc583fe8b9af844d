import { relative } from "node:path";
import { isContrapostError } from "@contrapost/sdk";
import type { Command } from "commander";
import { formatDifferences, runScenarios, type ScenarioOutcome } from "../../testing/index.js";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { errorText, errorTrace, knownError } from "../console/print-error.js";
import { exitCode } from "../exit-code.js";

interface ScenarioOptions {
  readonly store?: string;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description("Run scenarios on books of their own, which are empty before and removed afterwards.")
    .argument("<path...>", "scenario files, or folders that hold some")
    .option(
      "--store <url>",
      "the database to make these books in: sqlite::memory: without it, or postgres://…",
    )
    .addHelpText(
      "after",
      examples([
        ["contrapost scenario scenarios", "all in a folder"],
        ["contrapost scenario scenarios/pay-in-full.yaml --json", "one, for a script"],
      ]),
    )
    .action((paths: string[], options: ScenarioOptions) => run(line, paths, options));
}

async function run(line: CommandLine, paths: readonly string[], { store }: ScenarioOptions): Promise<void> {
  const summary = await runScenarios(paths, {
    ...(store !== undefined && { store }),
    reporter: (outcome) => line.say(outcomeText(line, outcome)),
  });
  const { passed, failed, results } = summary;
  await line.report({
    json: () => ({ passed, failed, results: results.map(outcomeJson) }),
    text: () => `${passed} passed, ${failed} failed`,
  });
  if (failed > 0) line.exitCode = exitCode.refused;
}

function outcomeText(line: CommandLine, outcome: ScenarioOutcome): string {
  const { green, red, dim } = line.colours;
  const file = relative(process.cwd(), outcome.file);
  if ("error" in outcome) {
    const text = errorText(knownError(outcome.error), line.colours);
    const trace = line.wantsTrace ? `\n${errorTrace(outcome.error)}` : "";
    return `${red("✗")} ${file}\n${indented(text + trace)}`;
  }
  if (outcome.passed) return `${green("✓")} ${outcome.name} ${dim(`${Math.round(outcome.milliseconds)} ms`)}`;
  return `${red("✗")} ${outcome.name} ${dim(file)}\n${formatDifferences(outcome.differences)}`;
}

function indented(text: string): string {
  return text.replace(/^/gm, "  ");
}

function outcomeJson(outcome: ScenarioOutcome): object {
  if (!("error" in outcome)) return outcome;
  const { error, ...rest } = outcome;
  return { ...rest, error: isContrapostError(error) ? error.toJSON() : knownError(error).toJSON() };
}
