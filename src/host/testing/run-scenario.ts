import { dirname, resolve } from "node:path";
import type { Difference } from "./facts.js";
import type { LoadedScenario } from "./loaded-scenario.js";
import { parseMoment } from "./moment.js";
import { ScratchHost } from "./scratch-host.js";
import { defaultStart, defaultUser } from "./usual-surroundings.js";

/** On which kind of books a scenario runs. */
export interface RunOptions {
  /** `sqlite::memory:` (the default), `sqlite:…` or `postgres://…`; the books are new and removed afterwards. */
  readonly store?: string;
}

/** How a scenario went. */
export interface ScenarioResult {
  /** The scenario's file. */
  readonly file: string;
  /** The scenario's name. */
  readonly name: string;
  /** Whether all holds that it expects. */
  readonly passed: boolean;
  /** What is otherwise than expected; empty where the scenario holds. */
  readonly differences: readonly Difference[];
  /** How long it took, its setup included. */
  readonly milliseconds: number;
}

const defaultPlugins = ["@contrapost/intercompany-settlement"];

/**
 * Runs a scenario on empty books: sets up, does its steps, and compares the books with what it expects. After a step
 * that went otherwise than expected the rest is not run.
 *
 * @throws ContrapostError where it cannot be run at all: a setup that is refused, a plugin that cannot be loaded, a
 * database that cannot be opened
 */
export async function runScenario(
  scenario: LoadedScenario,
  options: RunOptions = {},
): Promise<ScenarioResult> {
  const begun = performance.now();
  const { file, name, locate, setup = [] } = scenario;
  const scratch = await ScratchHost.open({
    store: options.store ?? "sqlite::memory:",
    plugins: scenario.plugins ?? defaultPlugins,
    directory: resolve(dirname(file)),
    setup: (typeof setup === "string" ? [setup] : setup).map((path) => resolve(dirname(file), path)),
    now: parseMoment(scenario.now ?? defaultStart, locate("/now")),
    restarts: scenario.steps.some(({ restart }) => restart === true),
  });
  try {
    await applyWith(scenario, scratch);
    const differences = await runSteps(scenario, scratch);
    const milliseconds = performance.now() - begun;
    return { file, name, passed: differences.length === 0, differences, milliseconds };
  } finally {
    await scratch.close();
  }
}

async function applyWith({ with: own, file, locate }: LoadedScenario, { host }: ScratchHost): Promise<void> {
  if (own === undefined) return;
  const { applyOwn } = await import("./set-up.js");
  await applyOwn(host, own, { file, locate: (pointer) => locate(`/with${pointer}`) });
}

async function runSteps(scenario: LoadedScenario, scratch: ScratchHost): Promise<readonly Difference[]> {
  const { user = defaultUser, file, locate, expect } = scenario;
  const [{ StepPerformer }, { checkExpectation }] = await Promise.all([
    import("./perform-step.js"),
    import("./check-expectation.js"),
  ]);
  const performer = new StepPerformer(scratch, { user, file, locate });
  for (const [index, step] of scenario.steps.entries()) {
    const at = `/steps/${index}`;
    const name = `step ${index + 1}`;
    const differences = await performer.perform(step, at, name);
    if (differences.length > 0) return differences;
    if (step.expect === undefined) continue;
    const expected = { value: step.expect, at: `${at}/expect`, locate };
    const found = await checkExpectation(scratch.host.store, expected, scratch.now);
    if (found.length > 0) return found.map((one) => ({ ...one, place: `after ${name}: ${one.place}` }));
  }
  if (expect === undefined) return [];
  return await checkExpectation(scratch.host.store, { value: expect, at: "/expect", locate }, scratch.now);
}
