import type { Logger } from "@contrapost/sdk";
import type { RegisteredPlugin } from "./register-plugins.js";

/** Runs the plugins' work for the stop, the last registered first. A failure is logged and stops no other. */
export async function stopPlugins(plugins: readonly RegisteredPlugin[], logger: Logger): Promise<void> {
  for (const { loaded, registration } of [...plugins].reverse()) {
    for (const work of registration.stopWork.reverse()) {
      try {
        await work();
      } catch (error) {
        logger.error("a plugin failed as it stopped", { plugin: loaded.plugin.id, error });
      }
    }
  }
}
