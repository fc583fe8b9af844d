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
