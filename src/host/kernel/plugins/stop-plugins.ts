import type { Logger } from "@contrapost/sdk";
import type { LoadedPlugin } from "../discovery/load-plugins.js";
import type { PluginRegistration } from "./plugin-registration.js";

interface StoppablePlugin {
  readonly loaded: LoadedPlugin;
  readonly registration: PluginRegistration;
}

/** Runs the plugins' work for the stop, the last registered first. A failure is logged and stops no other. */
export async function stopPlugins(plugins: readonly StoppablePlugin[], logger: Logger): Promise<void> {
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
