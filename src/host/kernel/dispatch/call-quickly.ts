import { handlerFailed } from "./handler-errors.js";
import type { HandlerList } from "./handler-list.js";

/** How far handlers were called: all but the last of them are done. */
export interface Called {
  /** How many of all handlers have begun. */
  readonly begun: number;
  /** What the last one answered. */
  readonly result?: unknown;
  /** That it failed, as an error that names it. */
  readonly failure?: Error | undefined;
}

/**
 * Calls handlers one after another, from a given place, until one answers something, throws, or takes a context. Those
 * before it took none and answered nothing at once: they need no watch.
 */
export function callQuickly(
  { quick, handlers }: HandlerList,
  payload: unknown,
  from: number,
  company: string,
): Called {
  let begun = from;
  let result: unknown;
  try {
    while (result === undefined && begun < quick.length) {
      const handler = quick[begun];
      if (handler === undefined) break;
      begun += 1;
      result = handler(payload as never, undefined as never);
    }
  } catch (error) {
    return { begun, result: undefined, failure: handlerFailed(handlers[begun - 1]!, company, error) };
  }
  return { begun, result, failure: undefined };
}
