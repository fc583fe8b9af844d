import {
  type Clock,
  clockService,
  type Ids,
  idService,
  type Logger,
  loggerService,
  type PluginManifest,
  type TableService,
} from "@contrapost/sdk";
import type { LoadedPlugin } from "../discovery/load-plugins.js";
import { loggerWith } from "../json-logger.js";
import { Problems } from "../problems.js";
import { reasonOf, remedyFor } from "../reason.js";
import { hostServices } from "./check-services.js";
import { PluginRegistration } from "./plugin-registration.js";
import { pluginServices } from "./plugin-services.js";
import { stopPlugins } from "./stop-plugins.js";
import { withinDeadline } from "./within-deadline.js";

/** A plugin that has a checked configuration. */
export interface ConfiguredPlugin {
  readonly loaded: LoadedPlugin;
  readonly config: object;
}

/** A plugin that has registered its handlers. */
export interface RegisteredPlugin extends ConfiguredPlugin {
  readonly registration: PluginRegistration;
}

export interface RegisterOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  /** Gives a plugin access to its own tables outside of postings. */
  readonly tables?: ((plugin: PluginManifest) => TableService) | undefined;
  /** Milliseconds that one plugin may take to register. */
  readonly deadline: number;
}

/**
 * Lets the plugins register, one after another in the order given. Where one fails, those before it are stopped.
 *
 * @throws CP_PLUGINS_INVALID with all that is wrong with the first plugin that fails
 */
export async function registerPlugins(
  plugins: readonly ConfiguredPlugin[],
  options: RegisterOptions,
): Promise<readonly RegisteredPlugin[]> {
  const registered: RegisteredPlugin[] = [];
  const provided = new Map<symbol, unknown>();
  try {
    for (const configured of plugins) {
      const problems = new Problems();
      const registration = new PluginRegistration(configured.loaded.plugin, problems);
      registered.push({ ...configured, registration });
      await register(configured, registration, provided, options, problems);
      problems.throwIfAny("CP_PLUGINS_INVALID");
      for (const [key, service] of registration.provided) provided.set(key, service);
    }
  } catch (error) {
    await stopPlugins(registered, options);
    throw error;
  }
  return registered;
}

async function register(
  { loaded: { plugin, manifest }, config }: ConfiguredPlugin,
  registration: PluginRegistration,
  provided: ReadonlyMap<symbol, unknown>,
  options: RegisterOptions,
  problems: Problems,
): Promise<void> {
  const own = hostServicesFor(manifest, options);
  const services = await pluginServices(plugin, (token) =>
    hostServices.has(token.id) ? own(token.id) : provided.get(token.key),
  );
  try {
    for (const token of Object.values(plugin.uses ?? {})) token.deprecated?.(plugin.id);
    await withinDeadline("register", plugin.register(registration.setup(config, services)), options.deadline);
    registration.close();
  } catch (error) {
    const facts = { plugin: plugin.id, reason: reasonOf(error), remedy: remedyFor(error) };
    problems.add("CP_PLUGIN_FAILED_TO_REGISTER", facts, error);
  }
}

function hostServicesFor(manifest: PluginManifest, options: RegisterOptions): (id: string) => unknown {
  return (id) => {
    if (id === clockService.id) return options.clock;
    if (id === idService.id) return options.ids;
    return id === loggerService.id
      ? loggerWith(options.logger, { plugin: manifest.id })
      : options.tables?.(manifest);
  };
}
