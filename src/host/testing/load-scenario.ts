import { readText } from "../files/read-text.js";
import type { LoadedScenario } from "./loaded-scenario.js";

/**
 * Reads a scenario and checks it whole; nothing is run.
 *
 * @throws ContrapostError `CP_FILE_NOT_FOUND` and others of reading a file, or `CP_SCENARIO_INVALID` with every
 * problem, each naming file and line
 */
export async function loadScenario(file: string): Promise<LoadedScenario> {
  return await parseScenario(await readText(file), file);
}

/**
 * The same for a text. `file` names it in messages, and relative paths go from there.
 *
 * @throws ContrapostError `CP_SCENARIO_INVALID`
 */
export async function parseScenario(text: string, file: string): Promise<LoadedScenario> {
  // The schemas take long to load, which tests without scenarios need not wait for.
  const { checkScenario } = await import("./check-scenario.js");
  return checkScenario(text, file);
}
