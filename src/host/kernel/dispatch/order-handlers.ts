import { didYouMean } from "../../wording/nearest-word.js";
import { orderGraph, predecessorsOf } from "../dependency-graph.js";
import type { Problems } from "../problems.js";
import { type BoundHandler, handlerName } from "./bound-handler.js";

/** What ordering must know of the plugins. */
export interface PluginRelations {
  readonly ids: ReadonlySet<string>;
  /** Whether one plugin requires another, directly or by way of others. */
  readonly requires: (plugin: string, other: string) => boolean;
}

type Before = Map<BoundHandler, Set<BoundHandler>>;

/**
 * Orders one hook's handlers: by their `before` and `after` options, then by what their plugins require, then as
 * registered. Unknown targets and contradictions go to the problems.
 *
 * @param handlers - in the order of registration
 */
export function orderHandlers(
  handlers: readonly BoundHandler[],
  plugins: PluginRelations,
  problems: Problems,
): readonly BoundHandler[] {
  if (handlers.every(({ options }) => !options.before?.length && !options.after?.length)) {
    // Plugins register in the order of their requirements, so nothing is left to do.
    return handlers;
  }
  const before: Before = new Map(handlers.map((handler) => [handler, new Set()]));
  for (const handler of handlers) addOwnWishes(handler, handlers, before, plugins, problems);
  const ordering = orderGraph({ nodes: handlers, before: (handler) => before.get(handler)! });
  for (const cycle of ordering.cycles) {
    const path = [...cycle, cycle[0]!].map(handlerName).join(" after ");
    problems.add("CP_HANDLER_ORDER_CYCLE", { hook: handlers[0]!.hook.name, path });
  }
  if (ordering.cycles.length > 0) return ordering.order;
  addRequirements(handlers, before, plugins);
  return orderGraph({ nodes: handlers, before: (handler) => before.get(handler)! }).order;
}

function addOwnWishes(
  handler: BoundHandler,
  handlers: readonly BoundHandler[],
  before: Before,
  plugins: PluginRelations,
  problems: Problems,
): void {
  const targets = (target: string, relation: string): readonly BoundHandler[] => {
    const found = handlers.filter((other) => other.ref.plugin === target || handlerName(other) === target);
    // A loaded plugin may have no handler here today, by its own configuration.
    if (found.length === 0 && !plugins.ids.has(target)) {
      const { plugin, handler: name } = handler.ref;
      const hint = didYouMean(target, [...plugins.ids, ...handlers.map(handlerName)]);
      const facts = { hook: handler.hook.name, plugin, handler: name, relation, target, hint };
      problems.add("CP_HANDLER_ORDER_UNKNOWN", facts);
    }
    return found.filter((other) => other !== handler);
  };
  for (const target of handler.options.before ?? []) {
    for (const other of targets(target, "before")) before.get(other)!.add(handler);
  }
  for (const target of handler.options.after ?? []) {
    for (const other of targets(target, "after")) before.get(handler)!.add(other);
  }
}

/** What plugins require yields to what handlers ask for: it is added only where it does not contradict. */
function addRequirements(handlers: readonly BoundHandler[], before: Before, plugins: PluginRelations): void {
  const predecessors = (handler: BoundHandler) => before.get(handler)!;
  for (const handler of handlers) {
    for (const other of handlers) {
      if (!plugins.requires(handler.ref.plugin, other.ref.plugin)) continue;
      if (!predecessorsOf(other, predecessors).has(handler)) predecessors(handler).add(other);
    }
  }
}
