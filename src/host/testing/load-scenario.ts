import { ContrapostError, isContrapostError } from "@contrapost/sdk";
import { checkDocument } from "../files/check-document.js";
import { parseYaml, readYaml, type LocatedDocument } from "../files/read-yaml.js";
import type { Locate } from "../masterdata/document-records.js";
import { ProblemList } from "../masterdata/problem-list.js";
import { checkSteps } from "./check-steps.js";
import { parseMoment } from "./moment.js";
import { type Scenario, scenarioSchema } from "./scenario.js";

/** A scenario as its file has it, checked. */
export interface LoadedScenario extends Scenario {
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
  return await inScenario(file, async () => checkScenario(await readYaml(file)));
}

/** The same for a text; for tests that need no file. `file` names it, and relative paths go from there. */
export async function parseScenario(text: string, file: string): Promise<LoadedScenario> {
  return await inScenario(file, async () => checkScenario(parseYaml(text, file)));
}

function checkScenario(document: LocatedDocument): LoadedScenario {
  const { file, locate } = document;
  const scenario = checkDocument(scenarioSchema, document);
  const problems = new ProblemList();
  checkSteps(scenario.steps, locate, problems);
  const { now } = scenario;
  if (now !== undefined) problems.attempt(() => parseMoment(now, locate("/now")));
  problems.throwIfAny();
  return { ...scenario, file, locate };
}

/** What keeps a file from being imported is here what keeps a scenario from being run. */
async function inScenario<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isContrapostError(error) || error.code !== "CP_IMPORT_REFUSED") throw error;
    const { count, first } = error.facts;
    throw new ContrapostError("CP_SCENARIO_INVALID", { file, count, first }, { problems: error.problems });
  }
}
