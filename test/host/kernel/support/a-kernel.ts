import { type Logger, type Plugin, type PluginDefinition, type Uses, definePlugin } from "@contrapost/sdk";
import {
  type Kernel,
  type KernelOptions,
  type PluginInput,
  pluginSettings,
  startKernel,
} from "#host/kernel/index.js";

/** Takes no notice of anything. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** One entry that a logger took. */
export interface Logged {
  readonly level: string;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A logger that keeps what it takes. */
export function recordingLogger(): { readonly logger: Logger; readonly entries: Logged[] } {
  const entries: Logged[] = [];
  const at =
    (level: string) =>
    (message: string, facts: Readonly<Record<string, unknown>> = {}) => {
      entries.push({ level, message, facts });
    };
  return { logger: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") }, entries };
}

/** A plugin of which only what matters to the test is said. */
export function aPlugin<U extends Uses = Record<never, never>>(
  id: string,
  definition: Partial<PluginDefinition<object, U>> = {},
): Plugin {
  const plugin = definePlugin<object, U>({
    id,
    version: "1.0.0",
    host: "^0.1.0",
    register: () => undefined,
    ...definition,
  });
  return plugin;
}

/** A kernel of host version 0.1.0 with these plugins. */
export function aKernel(
  plugins: readonly PluginInput[],
  options: Partial<Omit<KernelOptions, "plugins">> = {},
): Promise<Kernel> {
  return startKernel({
    plugins: pluginSettings(plugins),
    directory: import.meta.dirname,
    hostVersion: "0.1.0",
    logger: silentLogger,
    ...options,
  });
}
