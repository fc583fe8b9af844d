import type { AmendContext, PostingContext, ValidateContext } from "../posting/contexts.js";
import type { Hook, Objection } from "./hook.js";

/** An objection with the plugin that raised it. */
export interface RaisedObjection extends Objection {
  readonly plugin: string;
  readonly handler: string;
}

/** Names one registered handler; the outbox keeps it across restarts. */
export interface HandlerRef {
  readonly plugin: string;
  readonly handler: string;
}

/** A context made for one handler: `close` ends its validity once the handler is done or out of time. */
export interface HandlerScope<C> {
  readonly context: C;
  close(): void;
}

/**
 * Makes the context for one handler. The dispatcher passes the handler's plugin and a signal that aborts at the
 * deadline; `onUse` is to be called at every use, so that a long but working handler is not taken for a hung one.
 */
export type ScopeFactory<C> = (
  handler: HandlerRef,
  signal: AbortSignal,
  onUse: () => void,
) => HandlerScope<C>;

/**
 * How a posting calls the plugins' handlers. The kernel implements it; the posting pipeline only knows this
 * interface. Only handlers whose plugin is active in `company` run. With no handlers nothing is allocated.
 */
export interface HookDispatcher {
  has(hook: Hook, company: string): boolean;
  /** Runs all handlers and collects every objection. A throw is an error naming plugin, hook and handler. */
  validate<T>(
    hook: Hook<"validate", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<ValidateContext>,
  ): Promise<readonly RaisedObjection[]>;
  /** Passes the payload through the handlers; answers the last changed one, or the same object. */
  amend<T>(
    hook: Hook<"amend", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<AmendContext>,
  ): Promise<T>;
  posted<T>(
    hook: Hook<"posted", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<PostingContext>,
  ): Promise<void>;
  /** The committed handlers of a hook that are active in a company, in their order. */
  committedHandlers(hook: Hook<"committed">, company: string): readonly HandlerRef[];
}
