import type {
  Clock,
  CommittedContext,
  ContrapostError,
  HandlerRef,
  Hook,
  HookDispatcher,
  Logger,
  PluginManifest,
  PluginMigration,
  ScopeFactory,
  TableService,
} from "@contrapost/sdk";
import { planHandlers } from "./dispatch/plan-handlers.js";
import type { HookInfo } from "./dispatch/hook-info.js";
import { Dispatcher } from "./dispatch/dispatcher.js";
import { libraryCopies } from "./discovery/library-copies.js";
import { isLoaded, loadPlugins } from "./discovery/load-plugins.js";
import type { PluginSetting } from "./discovery/plugin-setting.js";
import { jsonLogger } from "./json-logger.js";
import { checkServices } from "./plugins/check-services.js";
import { configurePlugin } from "./plugins/configure-plugin.js";
import { orderPlugins } from "./plugins/order-plugins.js";
import { describePlugins, type PluginInfo } from "./plugins/plugin-info.js";
import { type ConfiguredPlugin, type RegisteredPlugin, registerPlugins } from "./plugins/register-plugins.js";
import { startPlugins } from "./plugins/start-plugins.js";
import { type StopOptions, stopPlugins } from "./plugins/stop-plugins.js";
import { DeclaredFields } from "../fields/declared-fields.js";
import { Problems } from "./problems.js";

/** Milliseconds without a sign of life after which a handler counts as hung, where nothing else is said. */
const defaultDeadline = 10_000;

/** What a kernel is started with. */
export interface KernelOptions {
  /** The plugins, in the order in which they load. */
  readonly plugins: readonly PluginSetting[];
  /** Where package names and relative paths are looked up: the folder of the configuration file. */
  readonly directory: string;
  /** Further folders that plugins may come from, relative to it. */
  readonly roots?: readonly string[] | undefined;
  /** This host's semantic version, for the plugins' `host` ranges. */
  readonly hostVersion: string;
  /** The system's clock by default. */
  readonly clock?: Clock;
  /** By default JSON lines of warnings and errors on standard error. */
  readonly logger?: Logger;
  /** Milliseconds without a sign of life after which a handler counts as hung: 10,000 by default. */
  readonly deadline?: number;
  /** Opens the books and brings the plugins' own tables up to date; called once, before any of them registers. */
  readonly install?: (installation: Installation) => Promise<void>;
  /** Gives a plugin access to its own tables outside of postings. */
  readonly tables?: (plugin: PluginManifest) => TableService;
}

/** What the plugins ask of the books. */
export interface Installation {
  /** Those that bring tables of their own. */
  readonly plugins: readonly InstallablePlugin[];
  readonly fields: DeclaredFields;
}

/** A plugin that brings tables of its own. */
export interface InstallablePlugin {
  readonly plugin: string;
  readonly version: string;
  readonly migrations: readonly PluginMigration[];
}

/** A committed handler as the outbox runs it. */
export interface CommittedHandler {
  /** @throws CP_HANDLER_FAILED, CP_HANDLER_TIMEOUT, CP_HANDLER_RESULT */
  run(payload: unknown, company: string, scope: ScopeFactory<CommittedContext>): Promise<void>;
}

/** The plugins at work. */
export interface Kernel {
  readonly dispatcher: HookDispatcher;
  /** Every plugin, in the order in which they registered. */
  readonly plugins: readonly PluginInfo[];
  /** The custom fields of all plugins. */
  readonly fields: DeclaredFields;
  /** CP_LIBRARY_COPIES for each library that is there more than once. */
  readonly libraryCopies: readonly ContrapostError[];
  /** Every hook that has handlers, with these in their order and the reasons for it. */
  readonly hooks: readonly HookInfo[];
  /** The handler that an outbox row names; undefined where its plugin is not loaded or no longer has it. */
  handlerFor(ref: HandlerRef, hook: Hook | string): CommittedHandler | undefined;
  /** Lets the plugins end their work, the last registered first. Safe to call again. */
  stop(): Promise<void>;
}

/**
 * Loads, checks, orders and registers the plugins.
 *
 * @throws CP_PLUGINS_INVALID with all that is wrong as its `problems`
 */
export async function startKernel(options: KernelOptions): Promise<Kernel> {
  const { clock = systemClock, deadline = defaultDeadline } = options;
  const logger = options.logger ?? defaultLogger(clock);
  const configured = await preparePlugins(options);
  const fields = declaredFields(configured);
  await options.install?.({ plugins: installable(configured), fields });
  const registered = await registerPlugins(configured, { clock, logger, deadline, tables: options.tables });
  try {
    const kernel = startedKernel(registered, fields, { deadline, logger });
    await startPlugins(registered, deadline);
    return kernel;
  } catch (error) {
    await stopPlugins(registered, { logger, deadline });
    throw error;
  }
}

/** Everything that can be said before a plugin's code runs is said at once. */
async function preparePlugins(options: KernelOptions): Promise<readonly ConfiguredPlugin[]> {
  const problems = new Problems();
  const { loaded, known, complete } = await loadPlugins(options.plugins, options, problems);
  const order = orderPlugins(known, { hostVersion: options.hostVersion, complete }, problems);
  checkServices(
    known.map(({ manifest }) => manifest),
    complete,
    problems,
  );
  const configured: ConfiguredPlugin[] = [];
  // An order lacks the plugins of a cycle; their settings are checked all the same.
  for (const entry of problems.none ? order.filter(isLoaded) : loaded) {
    const config = await configurePlugin(entry, problems);
    if (config !== undefined) configured.push({ loaded: entry, config });
  }
  problems.throwIfAny("CP_PLUGINS_INVALID");
  return configured;
}

function installable(plugins: readonly ConfiguredPlugin[]): readonly InstallablePlugin[] {
  return plugins.flatMap(({ loaded: { plugin } }): InstallablePlugin[] => {
    const { id, version, migrations = [] } = plugin;
    return migrations.length === 0 ? [] : [{ plugin: id, version, migrations }];
  });
}

function declaredFields(plugins: readonly ConfiguredPlugin[]): DeclaredFields {
  return new DeclaredFields(
    plugins.map(({ loaded: { plugin, setting } }) => ({
      plugin: plugin.id,
      companies: setting.companies,
      fields: plugin.fields ?? [],
    })),
  );
}

/** A copy too many need not do harm, so it is told and nothing is refused. */
function copiesOf(plugins: readonly RegisteredPlugin[], logger: Logger): readonly ContrapostError[] {
  const copies = libraryCopies(plugins.flatMap(({ loaded: { folder } }) => folder ?? []));
  for (const { message, code, mend } of copies) logger.warn(message, { code, mend });
  return copies;
}

function startedKernel(
  registered: readonly RegisteredPlugin[],
  fields: DeclaredFields,
  options: StopOptions,
): Kernel {
  const { plan, handlersByHook, describe } = planHandlers(registered, options.deadline);
  const dispatcher = new Dispatcher(plan, options.logger);
  let stopped: Promise<void> | undefined;
  let hooks: readonly HookInfo[] | undefined;
  return Object.freeze<Kernel>({
    dispatcher,
    plugins: describePlugins(registered, handlersByHook),
    fields,
    libraryCopies: copiesOf(registered, options.logger),
    get hooks() {
      // Every handler is compared with all before it, which no start needs to wait for.
      hooks ??= describe();
      return hooks;
    },
    handlerFor(ref, hook) {
      const handlers = handlersByHook.get(String(hook)) ?? [];
      const handler = handlers.find(
        (other) => other.ref.plugin === ref.plugin && other.ref.handler === ref.handler,
      );
      if (handler?.hook.phase !== "committed") return undefined;
      return { run: (payload, company, scope) => dispatcher.committed(handler, company, payload, scope) };
    },
    stop() {
      stopped ??= stopPlugins(registered, options);
      return stopped;
    },
  });
}

const systemClock: Clock = Object.freeze({ now: () => new Date() });

function defaultLogger(clock: Clock): Logger {
  return jsonLogger({ level: "warn", clock, write: (line) => process.stderr.write(line) });
}
