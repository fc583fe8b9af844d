import { findScenarios } from "./find-scenarios.js";
import { loadScenario } from "./load-scenario.js";
import { runScenario, type RunOptions, type ScenarioResult } from "./run-scenario.js";

/** A scenario that could not be run: its file is at fault, or its setup, a plugin, the database. */
export interface ScenarioError {
  /** The scenario's file. */
  readonly file: string;
  /** A scenario that could not be run has failed. */
  readonly passed: false;
  /** Why it could not be run. */
  readonly error: unknown;
}

/** How one scenario of several went. */
export type ScenarioOutcome = ScenarioResult | ScenarioError;

/** How several scenarios went. */
export interface ScenarioSummary {
  /** How many hold. */
  readonly passed: number;
  /** How many do not, or could not be run. */
  readonly failed: number;
  /** In the order in which they ran. */
  readonly results: readonly ScenarioOutcome[];
}

/** On which books scenarios run, and who hears of it. */
export interface RunManyOptions extends RunOptions {
  /** Hears of each scenario as soon as it has run. */
  readonly reporter?: (outcome: ScenarioOutcome) => void;
}

/**
 * Runs the scenarios that paths mean: files, or folders with all that is in them. One that cannot be run counts as
 * failed; the others run all the same.
 *
 * @throws ContrapostError `CP_FILE_NOT_FOUND` or `CP_SCENARIO_MISSING` for a path without scenarios
 */
export async function runScenarios(
  paths: readonly string[],
  options: RunManyOptions = {},
): Promise<ScenarioSummary> {
  const files = [...new Set(paths.flatMap(findScenarios))];
  const results: ScenarioOutcome[] = [];
  for (const file of files) {
    const outcome = await runFile(file, options);
    results.push(outcome);
    options.reporter?.(outcome);
  }
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, results };
}

async function runFile(file: string, options: RunOptions): Promise<ScenarioOutcome> {
  try {
    return await runScenario(await loadScenario(file), options);
  } catch (error) {
    return { file, passed: false, error };
  }
}
