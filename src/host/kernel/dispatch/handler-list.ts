import type { HandlerFunction, Phase } from "@contrapost/sdk";
import type { BoundHandler } from "./bound-handler.js";
import { takesContext } from "./takes-context.js";

/** Handlers in the order in which they run, with what running them asks for again and again. */
export interface HandlerList {
  readonly handlers: readonly BoundHandler[];
  /** For each handler its function where it takes no context, so that it needs none made. */
  readonly quick: readonly (HandlerFunction<Phase, never> | undefined)[];
  readonly takeContexts: boolean;
  /** Whether the failures of one of them are to be skipped. */
  readonly skips: boolean;
}

export function handlerList(handlers: readonly BoundHandler[]): HandlerList {
  const quick = handlers.map(({ handler }) => (takesContext(handler) ? undefined : handler));
  return {
    handlers,
    quick,
    takeContexts: quick.includes(undefined),
    skips: handlers.some(({ onFailure }) => onFailure === "skip"),
  };
}
