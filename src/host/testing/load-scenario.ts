import { readText } from "../files/read-text.js";
import type { PluginInput } from "../kernel/index.js";
import type { Locate } from "../masterdata/locate.js";
import type { Scenario } from "./scenario.js";

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
