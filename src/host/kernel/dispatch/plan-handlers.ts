import { Problems } from "../problems.js";
import type { RegisteredPlugin } from "../plugins/register-plugins.js";
import { checkEvents } from "../plugins/check-events.js";
import { predecessorsOf } from "../dependency-graph.js";
import type { BoundHandler } from "./bound-handler.js";
import { HandlerPlan } from "./handler-plan.js";
import { type HandlerObserver, observed } from "./handler-observer.js";
import { describeHooks, type HookInfo } from "./hook-info.js";
import { orderHandlers, type PluginRelations } from "./order-handlers.js";

/** How handlers are planned. */
export interface PlanOptions {
  /** Milliseconds without a sign of life after which a handler counts as hung. */
  readonly deadline: number;
  readonly observer?: HandlerObserver | undefined;
}

/** All handlers in their order. */
export interface PlannedHandlers {
  readonly plan: HandlerPlan;
  /** By the hook's name, in the order in which they run. */
  readonly handlersByHook: ReadonlyMap<string, readonly BoundHandler[]>;
  /** Tells the same to people and scripts, with the reasons for each handler's place. */
  readonly describe: () => readonly HookInfo[];
}

/**
 * Works out which handlers run on each hook, and in which order.
 *
 * @param options.deadline - for handlers that have none of their own
 * @throws CP_PLUGINS_INVALID with CP_HANDLER_ORDER_UNKNOWN and CP_HANDLER_ORDER_CYCLE as its `problems`
 */
export function planHandlers(plugins: readonly RegisteredPlugin[], options: PlanOptions): PlannedHandlers {
  const problems = new Problems();
  const relations = relationsOf(plugins);
  const handlersByHook = new Map<string, readonly BoundHandler[]>();
  for (const [hook, handlers] of groupByHook(plugins, options)) {
    handlersByHook.set(hook, orderHandlers(handlers, relations, problems));
  }
  checkEvents(plugins, problems);
  problems.throwIfAny("CP_PLUGINS_INVALID");
  return {
    plan: new HandlerPlan(handlersByHook),
    handlersByHook,
    describe: () => describeHooks(handlersByHook, relations),
  };
}

function groupByHook(
  plugins: readonly RegisteredPlugin[],
  { deadline, observer }: PlanOptions,
): Map<string, BoundHandler[]> {
  const byHook = new Map<string, BoundHandler[]>();
  for (const { loaded, registration } of plugins) {
    const { companies, onFailure } = loaded.setting;
    for (const { hook, name, handler, options } of registration.registrations) {
      const ref = Object.freeze({ plugin: loaded.plugin.id, handler: name });
      const bound: BoundHandler = Object.freeze({
        hook,
        ref,
        handler: observed({ hook, ref, handler }, observer),
        options,
        deadline: options.deadline ?? deadline,
        onFailure,
        ...(companies && { companies: new Set(companies) }),
      });
      const others = byHook.get(hook.name);
      if (others) others.push(bound);
      else byHook.set(hook.name, [bound]);
    }
  }
  return byHook;
}

function relationsOf(plugins: readonly RegisteredPlugin[]): PluginRelations {
  const required = new Map(
    plugins.map(({ loaded: { plugin } }) => [plugin.id, Object.keys(plugin.requires ?? {})] as const),
  );
  const all = new Map<string, ReadonlySet<string>>();
  const allOf = (plugin: string): ReadonlySet<string> => {
    const found = all.get(plugin) ?? predecessorsOf(plugin, (id) => required.get(id) ?? []);
    all.set(plugin, found);
    return found;
  };
  return {
    ids: new Set(required.keys()),
    requires: (plugin, other) => allOf(plugin).has(other),
  };
}
