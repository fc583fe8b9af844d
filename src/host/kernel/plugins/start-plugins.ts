import { Problems } from "../problems.js";
import { reasonOf, remedyFor } from "../reason.js";
import type { RegisteredPlugin } from "./register-plugins.js";
import { withinDeadline } from "./within-deadline.js";

/**
 * Runs the plugins' work for the start, in the order in which they registered. The first that fails ends it.
 *
 * @param deadline - milliseconds that one piece of work may take
 * @throws CP_PLUGINS_INVALID with CP_PLUGIN_FAILED_TO_START
 */
export async function startPlugins(plugins: readonly RegisteredPlugin[], deadline: number): Promise<void> {
  for (const { loaded, registration } of plugins) {
    for (const work of registration.startWork) {
      try {
        await withinDeadline("its work for the start", work(), deadline);
      } catch (error) {
        const problems = new Problems();
        const facts = { plugin: loaded.plugin.id, reason: reasonOf(error), remedy: remedyFor(error) };
        problems.add("CP_PLUGIN_FAILED_TO_START", facts, error);
        problems.throwIfAny("CP_PLUGINS_INVALID");
      }
    }
  }
}
