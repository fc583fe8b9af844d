import { ContrapostError, isContrapostError } from "@contrapost/sdk";
import { parse } from "yaml";
import { checkDocument } from "../files/check-document.js";
import { readText } from "../files/read-text.js";
import { parseYaml } from "../files/read-yaml.js";
import type { PluginInput } from "../kernel/index.js";
import type { Locate } from "../masterdata/document-records.js";
import { ProblemList } from "../masterdata/problem-list.js";
import { checkSteps } from "./check-steps.js";
import { parseMoment } from "./moment.js";
import { type Scenario, scenarioSchema } from "./scenario.js";

/** A scenario as its file has it, checked. */
export interface LoadedScenario extends Omit<Scenario, "plugins"> {
  /** As the file names them; `runScenario` takes `@contrapost/intercompany-settlement` where it names none. */
  readonly plugins?: readonly PluginInput[];
  /** The path as it was given. */
  readonly file: string;
  /** Names the place of a value in the file: `A21.yaml:12`. */
  readonly locate: Locate;
}

/**
 * Reads a scenario and checks it whole; nothing is run.
 *
 * @throws ContrapostError `CP_FILE_NOT_FOUND` and others of reading a file, or `CP_SCENARIO_INVALID` with every
 * problem, each naming file and line
 */
export async function loadScenario(file: string): Promise<LoadedScenario> {
  return parseScenario(await readText(file), file);
}

/**
 * The same for a text. `file` names it in messages, and relative paths go from there.
 *
 * @throws ContrapostError `CP_SCENARIO_INVALID`
 */
export function parseScenario(text: string, file: string): LoadedScenario {
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
