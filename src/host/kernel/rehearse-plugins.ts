import { type ContrapostError, type HandlerRef, isContrapostError, type Logger } from "@contrapost/sdk";
import { libraryCopies } from "./discovery/library-copies.js";
import { planHandlers } from "./dispatch/plan-handlers.js";
import {
  defaultDeadline,
  type InstallablePlugin,
  type KernelOptions,
  randomIds,
  systemClock,
} from "./kernel-options.js";
import { type RegisteredPlugin, type RegisterOptions, registerPlugins } from "./plugins/register-plugins.js";
import { stopPlugins } from "./plugins/stop-plugins.js";
import { installable, preparePlugins } from "./prepare-plugins.js";

/** How the plugins would start. */
export interface PluginRehearsal {
  /** All that would keep them from it. */
  readonly problems: readonly ContrapostError[];
  /** CP_LIBRARY_COPIES for each library that is there more than once. */
  readonly libraryCopies: readonly ContrapostError[];
  /** Those that bring tables of their own. */
  readonly installable: readonly InstallablePlugin[];
  /** The ids of all that are known; undefined where one of the configuration is not. */
  readonly known: readonly string[] | undefined;
  /** Whether a handler is there to deliver to; undefined where the plugins could not register. */
  readonly handles: ((ref: HandlerRef, hook: string) => boolean) | undefined;
}

/**
 * Loads, checks, orders and registers the plugins, and lets them go again: without their migrations, without their
 * work for the start, and without giving up on the first that fails to load.
 */
export async function rehearsePlugins(options: KernelOptions): Promise<PluginRehearsal> {
  const { configured, known, complete, problems } = await preparePlugins(options);
  const folders = configured.flatMap(({ loaded: { folder } }) => folder ?? []);
  const base = {
    libraryCopies: libraryCopies(folders),
    installable: installable(configured),
    known: complete ? known : undefined,
  };
  if (!problems.none) return { ...base, problems: problems.found, handles: undefined };
  const { deadline = defaultDeadline, clock = systemClock, ids = randomIds, tables } = options;
  const settings = { clock, ids, logger: options.logger ?? silentLogger, deadline, tables };
  let registered: readonly RegisteredPlugin[] = [];
  try {
    registered = await registerPlugins(configured, settings);
    const handles = handlersOf(registered, settings);
    return { ...base, problems: [], handles };
  } catch (error) {
    if (!isContrapostError(error)) throw error;
    return { ...base, problems: error.problems, handles: undefined };
  } finally {
    await stopPlugins(registered, settings);
  }
}

function handlersOf(
  registered: readonly RegisteredPlugin[],
  { deadline }: RegisterOptions,
): NonNullable<PluginRehearsal["handles"]> {
  const { handlersByHook } = planHandlers(registered, { deadline });
  return ({ plugin, handler }, hook) =>
    (handlersByHook.get(hook) ?? []).some(({ ref }) => ref.plugin === plugin && ref.handler === handler);
}

/** What plugins have to say is for those who run them. */
const silentLogger: Logger = Object.freeze({
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
});
