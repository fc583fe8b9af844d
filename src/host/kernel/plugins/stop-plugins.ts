import type { Logger } from "@contrapost/sdk";
import type { LoadedPlugin } from "../discovery/load-plugins.js";
import type { PluginRegistration } from "./plugin-registration.js";
import { withinDeadline } from "./within-deadline.js";

interface StoppablePlugin {
  readonly loaded: LoadedPlugin;
  readonly registration: PluginRegistration;
}

export interface StopOptions {
  readonly logger: Logger;
  /** Milliseconds that one piece of work may take. */
  readonly deadline: number;
}

/** Runs the plugins' work for the stop, the last registered first. A failure or a hang is logged and stops no other. */
export async function stopPlugins(
  plugins: readonly StoppablePlugin[],
  { logger, deadline }: StopOptions,
): Promise<void> {
  for (const { loaded, registration } of [...plugins].reverse()) {
    for (const work of registration.stopWork.reverse()) {
      try {
        await withinDeadline("its work for the stop", work(), deadline);
      } catch (error) {
        logger.error("a plugin failed as it stopped", { plugin: loaded.plugin.id, error });
      }
    }
  }
}
