import type { ContrapostError } from "../errors/index.js";
import type { AmendContext, PostingContext, ValidateContext } from "../posting/contexts.js";
import type { Hook } from "./hook.js";
import type { RaisedObjection } from "./objection.js";

/** Names one registered handler; the outbox keeps it across restarts. */
export interface HandlerRef {
  /** The plugin's id. */
  readonly plugin: string;
  /** The name that the handler was registered under. */
  readonly handler: string;
}

/**
 * A context made for one handler: `close` ends its validity once the handler is done or out of time, before anything
 * that it wrote is undone. To close a second time does nothing.
 */
export interface HandlerScope<C> {
  /** What the handler gets beside its payload. */
  readonly context: C;
  /** Ends the context's validity: every later use of it throws `CP_POSTING_CONTEXT_CLOSED`. */
  close(): void;
}

/**
 * One handler at work, as the dispatcher watches it. A handler that lets its deadline pass without any use of its
 * context counts as hung.
 */
export interface HandlerWatch {
  /** The name of the hook on which it is at work. */
  readonly hook: string;
  /** Who is at work. */
  readonly handler: HandlerRef;
  /** Aborts at the deadline. Made when it is first read, because few handlers ask for it. */
  readonly signal: AbortSignal;
  /** A sign of life: the deadline counts anew from here. To be called at every use of the context. */
  used(): void;
  /**
   * Passes on a promise of work that the host does for the handler, such as posting a nested journal. While it is
   * pending the deadline does not count. Not for promises that wait on the handler's own code, as `attempt` does.
   */
  during<T>(work: Promise<T>): Promise<T>;
  /**
   * Passes on a promise that waits on the handler's own code, as `attempt` does: the deadline goes on. A handler that
   * ends before it has failed, as it has where work of the host is still pending.
   */
  within<T>(work: Promise<T>): Promise<T>;
  /** To be called where the context is used after the handler's end: nobody may wait for the error of that. */
  usedLate(error: ContrapostError): void;
}

/** Makes the context for one handler. */
export type ScopeFactory<C> = (watch: HandlerWatch) => HandlerScope<C>;

/**
 * How a posting calls the plugins' handlers. The kernel implements it; the posting pipeline only knows this
 * interface. Only handlers whose plugin is active in `company` run. With no handlers nothing is allocated.
 *
 * A payload that reaches a handler is deep-frozen in place, so that an attempt to change it throws. A handler that
 * throws is reported as CP_HANDLER_FAILED with what it threw as `cause`, one that hangs as CP_HANDLER_TIMEOUT, one
 * whose result does not fit its phase as CP_HANDLER_RESULT, one that ends before what it began on its context as
 * CP_HANDLER_UNFINISHED. Where the configuration says `onFailure: skip` for its
 * plugin, that is logged instead and the posting goes on; a `posted` handler's writes are undone by `attempt`.
 */
export interface HookDispatcher {
  /** Whether any handler of the hook is active in the company. */
  has(hook: Hook, company: string): boolean;
  /** Runs all handlers and collects every objection. A throw is an error naming plugin, hook and handler. */
  validate<T>(
    hook: Hook<"validate", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<ValidateContext>,
  ): Promise<readonly RaisedObjection[]>;
  /**
   * Passes the payload through the handlers; answers the last changed one, or the same object. What `fault` finds wrong
   * with a change is the failure of the handler that made it.
   */
  amend<T>(
    hook: Hook<"amend", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<AmendContext>,
    fault?: (after: T, before: T) => string | undefined,
  ): Promise<T>;
  /** Runs all handlers, one after the other, inside the posting's transaction. */
  posted<T>(
    hook: Hook<"posted", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<PostingContext>,
  ): Promise<void>;
  /** The committed handlers of a hook that are active in a company, in their order. */
  committedHandlers(hook: Hook<"committed">, company: string): readonly HandlerRef[];
}
