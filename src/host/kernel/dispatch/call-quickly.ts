import type { HandlerFunction, Phase } from "@contrapost/sdk";

/** How far handlers were called: all but the last of them answered nothing, and at once. */
export interface Called {
  /** How many of all handlers have begun. */
  readonly begun: number;
  /** What the last one answered. */
  readonly result?: unknown;
  /** That the last one threw, and what. */
  readonly thrown?: { readonly error: unknown } | undefined;
}

/**
 * Calls handlers one after another, from a given place, until one answers something, throws, or takes a context, for
 * which there is no function here. Those before it took none and answered nothing at once: they need no watch.
 *
 * @returns undefined where all are done and none answered anything
 */
export function callQuickly(
  quick: readonly (HandlerFunction<Phase, never> | undefined)[],
  payload: unknown,
  from: number,
): Called | undefined {
  let begun = from;
  let result: unknown;
  try {
    while (result === undefined && begun < quick.length) {
      const handler = quick[begun];
      if (handler === undefined) return { begun, result: undefined, thrown: undefined };
      begun += 1;
      result = handler(payload as never, undefined as never);
    }
  } catch (error) {
    return { begun, result: undefined, thrown: { error } };
  }
  return result === undefined ? undefined : { begun, result, thrown: undefined };
}
