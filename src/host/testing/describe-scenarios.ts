import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { findScenarios } from "./find-scenarios.js";
import { formatDifferences } from "./format-differences.js";
import { loadScenario } from "./load-scenario.js";
import { runScenario } from "./run-scenario.js";
import { testRunner } from "./test-runner.js";

/** Where scenarios run: a database's URL, or what makes one before the first scenario. */
export type ScenarioStore = string | (() => string | Promise<string>);

/** On which books the scenarios of a folder are tested. */
export interface DescribeOptions {
  /** By the names that the test report shows; SQLite in memory without it. */
  readonly stores?: Readonly<Record<string, ScenarioStore>>;
}

/**
 * Makes a test of each scenario in a folder, for each store.
 *
 * @throws ContrapostError `CP_FILE_NOT_FOUND`, `CP_SCENARIO_MISSING`; Error outside of a test runner
 *
 * @example
 * ```ts
 * describeScenarios("scenarios");
 * ```
 */
export function describeScenarios(path: string, options: DescribeOptions = {}): void {
  const { describe, it } = testRunner("describeScenarios");
  const files = findScenarios(path);
  const { stores = { SQLite: "sqlite::memory:" } } = options;
  for (const [name, store] of Object.entries(stores)) {
    describe(`Scenarios in ${path} on ${name}`, () => {
      let url: Promise<string> | undefined;
      for (const file of files) {
        it(titleOf(file, path), async () => {
          url ??= Promise.resolve(typeof store === "string" ? store : store());
          await expectScenario(file, await url);
        });
      }
    });
  }
}

async function expectScenario(file: string, store: string): Promise<void> {
  const { passed, name, differences } = await runScenario(await loadScenario(file), { store });
  if (!passed) throw new Error(`${name}\n${formatDifferences(differences)}`);
}

/** The scenario's name, read without the rest: a scenario at fault must fail as a test, not as a test file. */
function titleOf(file: string, path: string): string {
  const name = /^name:[ \t]*(.+)$/m.exec(readFileSync(file, "utf8"))?.[1];
  return name?.trim() ?? relative(path, file);
}
