import type { HandlerFunction, HandlerOptions, HandlerRef, Hook, Phase } from "@contrapost/sdk";
import type { FailurePolicy } from "../discovery/plugin-setting.js";

/** A handler with all that the dispatcher must know of it. */
export interface BoundHandler {
  readonly hook: Hook;
  readonly ref: HandlerRef;
  readonly handler: HandlerFunction<Phase, never>;
  readonly options: HandlerOptions;
  /** Milliseconds without a sign of life after which it counts as hung. */
  readonly deadline: number;
  readonly onFailure: FailurePolicy;
  /** The companies in whose postings it runs; all where it is left out. */
  readonly companies?: ReadonlySet<string>;
}

/** How orderings and listings call a handler. */
export function handlerName({ ref }: Pick<BoundHandler, "ref">): string {
  return `${ref.plugin}/${ref.handler}`;
}
