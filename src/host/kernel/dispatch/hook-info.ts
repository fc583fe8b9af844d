import type { Phase } from "@contrapost/sdk";
import type { FailurePolicy } from "../discovery/plugin-setting.js";
import { type BoundHandler, handlerName } from "./bound-handler.js";
import type { PluginRelations } from "./order-handlers.js";

/**
 * Why a handler runs after an earlier one. `after`: it asks for that itself; `before`: the earlier one asks for it;
 * `requires`: its plugin requires the other one's; `listed`: nothing else decides, and its plugin loads later, or it
 * was registered later by the same plugin.
 */
export type OrderCause = "after" | "before" | "requires" | "listed";

/** One thing that puts a handler where it is. */
export interface OrderReason {
  /** What puts it behind the earlier handler. */
  readonly cause: OrderCause;
  /** The earlier handler, as `plugin/handler`. */
  readonly handler: string;
}

/** One handler of a hook, in its place. */
export interface HookHandlerInfo {
  /** The plugin's id. */
  readonly plugin: string;
  /** The handler's name. */
  readonly handler: string;
  /** The companies in whose postings it runs; all where it is left out. */
  readonly companies?: readonly string[];
  /** What a fault of it means for the posting. */
  readonly onFailure: FailurePolicy;
  /** Milliseconds without a sign of life after which it counts as hung. */
  readonly deadline: number;
  /** Why it comes after those before it; none for the first. */
  readonly reasons: readonly OrderReason[];
}

/** A hook that has handlers, in the order in which they run. */
export interface HookInfo {
  /** The hook's name. */
  readonly hook: string;
  /** When its handlers run. */
  readonly phase: Phase;
  /** In the order in which they run. */
  readonly handlers: readonly HookHandlerInfo[];
}

/** Tells of every hook who runs on it, in which order and why. */
export function describeHooks(
  handlersByHook: ReadonlyMap<string, readonly BoundHandler[]>,
  plugins: PluginRelations,
): readonly HookInfo[] {
  return Object.freeze(
    [...handlersByHook].map(([hook, handlers]) =>
      Object.freeze({
        hook,
        phase: handlers[0]!.hook.phase,
        handlers: handlers.map((handler, index) => ({
          ...handler.ref,
          ...(handler.companies && { companies: [...handler.companies] }),
          onFailure: handler.onFailure,
          deadline: handler.deadline,
          reasons: reasonsOf(handler, handlers.slice(0, index), plugins),
        })),
      }),
    ),
  );
}

function reasonsOf(
  handler: BoundHandler,
  earlier: readonly BoundHandler[],
  plugins: PluginRelations,
): readonly OrderReason[] {
  const reasons = earlier.flatMap((other): OrderReason[] => {
    const cause = causeOf(handler, other, plugins);
    return cause === undefined ? [] : [{ cause, handler: handlerName(other) }];
  });
  const last = earlier.at(-1);
  // What ties it to the one just before it is told in any case, or its place would not be explained.
  if (last !== undefined && causeOf(handler, last, plugins) === undefined) {
    reasons.push({ cause: "listed", handler: handlerName(last) });
  }
  return reasons;
}

function causeOf(
  handler: BoundHandler,
  earlier: BoundHandler,
  plugins: PluginRelations,
): OrderCause | undefined {
  if (names(handler.options.after, earlier)) return "after";
  if (names(earlier.options.before, handler)) return "before";
  return plugins.requires(handler.ref.plugin, earlier.ref.plugin) ? "requires" : undefined;
}

function names(targets: readonly string[] = [], handler: BoundHandler): boolean {
  return targets.includes(handler.ref.plugin) || targets.includes(handlerName(handler));
}
