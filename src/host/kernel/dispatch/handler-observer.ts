import type { ContrapostError, HandlerFunction, HandlerRef, Hook, Phase } from "@contrapost/sdk";
import type { BoundHandler } from "./bound-handler.js";
import { takesContext } from "./takes-context.js";

/** Which handler is called. */
export interface ObservedHandler {
  readonly hook: Hook;
  readonly ref: HandlerRef;
}

/** Sees every call of a handler. Without one, handlers are called as they are. */
export interface HandlerObserver {
  /** Calls the handler, and answers or throws what it answers or throws: of a promise the same, or one that follows it. */
  call(handler: ObservedHandler, call: () => unknown): unknown;
  /**
   * Learns that a handler did not end in time.
   *
   * @param result - what {@link call} answered
   * @param goOn - what comes after the handler; to be called at once
   */
  gaveUp(result: unknown, error: ContrapostError, goOn: () => void): void;
}

/** The handler as it is to be called so that the observer sees it. It takes a context where the handler does. */
export function observed(
  { hook, ref, handler }: Pick<BoundHandler, "hook" | "ref" | "handler">,
  observer: HandlerObserver | undefined,
): HandlerFunction<Phase, never> {
  if (observer === undefined) return handler;
  const about: ObservedHandler = Object.freeze({ hook, ref });
  const call = handler as (payload: unknown, context?: unknown) => unknown;
  const calling = takesContext(handler)
    ? (payload: unknown, context: unknown) => observer.call(about, () => call(payload, context))
    : (payload: unknown) => observer.call(about, () => call(payload));
  return calling as HandlerFunction<Phase, never>;
}
