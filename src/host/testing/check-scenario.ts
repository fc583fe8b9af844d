import { ContrapostError, isContrapostError } from "@contrapost/sdk";
import { parse } from "yaml";
import { checkDocument } from "../files/check-document.js";
import { parseYaml } from "../files/read-yaml.js";
import type { PluginInput } from "../kernel/index.js";
import { ProblemList } from "../masterdata/problem-list.js";
import { checkSteps } from "./check-steps.js";
import { parseMoment } from "./moment.js";
import type { LoadedScenario } from "./loaded-scenario.js";
import { scenarioSchema } from "./scenario.js";

/**
 * Reads a scenario from its text and checks it whole; nothing is run.
 *
 * @throws ContrapostError `CP_SCENARIO_INVALID` with every problem, each naming file and line
 */
export function checkScenario(text: string, file: string): LoadedScenario {
  return inScenario(file, () => {
    const document = parseYaml(text, file);
    const { locate } = document;
    const { plugins, ...scenario } = checkDocument(scenarioSchema, document);
    const problems = new ProblemList();
    checkSteps(scenario.steps, locate, problems);
    const { now } = scenario;
    if (now !== undefined) problems.attempt(() => parseMoment(now, locate("/now")));
    problems.throwIfAny();
    const typed = plugins === undefined ? {} : { plugins: typedPlugins(text) };
    return { ...scenario, ...typed, file, locate };
  });
}

/** A plugin's settings are its own: there a number is a number, as in `contrapost.config.yaml`. */
function typedPlugins(text: string): readonly PluginInput[] {
  const { plugins } = parse(text, { merge: true }) as { readonly plugins: readonly PluginInput[] };
  return plugins;
}

/** What keeps a file from being imported is here what keeps a scenario from being run. */
function inScenario<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isContrapostError(error) || error.code !== "CP_IMPORT_REFUSED") throw error;
    const { count, first } = error.facts;
    throw new ContrapostError("CP_SCENARIO_INVALID", { file, count, first }, { problems: error.problems });
  }
}
