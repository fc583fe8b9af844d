import type {
  Clock,
  CommittedContext,
  ContrapostError,
  HandlerRef,
  Hook,
  HookDispatcher,
  Logger,
  ScopeFactory,
} from "@contrapost/sdk";
import { type PlanOptions, planHandlers } from "./dispatch/plan-handlers.js";
import type { HookInfo } from "./dispatch/hook-info.js";
import { Dispatcher } from "./dispatch/dispatcher.js";
import { libraryCopies } from "./discovery/library-copies.js";
import { jsonLogger } from "./json-logger.js";
import { defaultDeadline, type KernelOptions, randomIds, systemClock } from "./kernel-options.js";
import { describePlugins, type PluginInfo } from "./plugins/plugin-info.js";
import { type ConfiguredPlugin, type RegisteredPlugin, registerPlugins } from "./plugins/register-plugins.js";
import { startPlugins } from "./plugins/start-plugins.js";
import { type StopOptions, stopPlugins } from "./plugins/stop-plugins.js";
import { watchStrays } from "./plugins/watch-strays.js";
import { DeclaredFields } from "../fields/declared-fields.js";
import { installable, preparePlugins } from "./prepare-plugins.js";

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
  const { clock = systemClock, ids = randomIds, deadline = defaultDeadline } = options;
  const logger = options.logger ?? defaultLogger(clock);
  const { configured, problems } = await preparePlugins(options);
  problems.throwIfAny("CP_PLUGINS_INVALID");
  const fields = declaredFields(configured);
  await options.install?.({ plugins: installable(configured), fields });
  const registered = await registerPlugins(configured, {
    clock,
    ids,
    logger,
    deadline,
    tables: options.tables,
  });
  let kernel: Kernel | undefined;
  try {
    kernel = startedKernel(registered, fields, { deadline, logger, observer: options.observer });
    await startPlugins(registered, deadline);
    return kernel;
  } catch (error) {
    await (kernel?.stop() ?? stopPlugins(registered, { logger, deadline }));
    throw error;
  }
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
  options: StopOptions & PlanOptions,
): Kernel {
  const { plan, handlersByHook, describe } = planHandlers(registered, options);
  const dispatcher = new Dispatcher(plan, options.logger, options.observer);
  const unwatch = watchStrays(registered, options.logger);
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
      stopped ??= stopPlugins(registered, options).finally(unwatch);
      return stopped;
    },
  });
}

function defaultLogger(clock: Clock): Logger {
  return jsonLogger({ level: "warn", clock, write: (line) => process.stderr.write(line) });
}
