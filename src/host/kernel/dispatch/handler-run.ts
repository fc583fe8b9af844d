import type { ContrapostError, HandlerRef, HandlerScope, HandlerWatch } from "@contrapost/sdk";
import type { BoundHandler } from "./bound-handler.js";
import type { DeadlineTimer, Watched } from "./deadline-timer.js";
import { handlerFailed, handlerTimedOut } from "./handler-errors.js";

/** One call of one handler: watched from its start until it is done, has thrown or is given up. */
export class HandlerRun implements HandlerWatch, Watched {
  readonly handler: HandlerRef;
  readonly #bound: BoundHandler;
  readonly #company: string;
  readonly #timer: DeadlineTimer;
  #usedAt = 0;
  #hostWork = 0;
  #controller: AbortController | undefined;
  #timeout: ContrapostError | undefined;
  #giveUp: ((error: ContrapostError) => void) | undefined;

  constructor(bound: BoundHandler, company: string, timer: DeadlineTimer) {
    this.handler = bound.ref;
    this.#bound = bound;
    this.#company = company;
    this.#timer = timer;
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#timeout) this.#controller.abort(this.#timeout);
    return this.#controller.signal;
  }

  used(): void {
    this.#usedAt = performance.now();
  }

  during<T>(work: Promise<T>): Promise<T> {
    this.#hostWork += 1;
    const end = () => {
      this.#hostWork -= 1;
      this.used();
    };
    // Registered before the handler can wait for the same promise, so it has run when the handler goes on.
    work.then(end, end);
    return work;
  }

  expiry(): number {
    const from = this.#hostWork > 0 ? performance.now() : this.#usedAt;
    return from + this.#bound.deadline;
  }

  expire(): void {
    this.#timeout = handlerTimedOut(this.#bound, this.#company);
    this.#controller?.abort(this.#timeout);
    this.#giveUp?.(this.#timeout);
  }

  /**
   * Calls the handler and closes its scope when it is done, in whatever way. Its result comes as a promise only if the
   * handler gave one.
   *
   * @throws CP_HANDLER_FAILED, CP_HANDLER_TIMEOUT
   */
  call(payload: unknown, scope: HandlerScope<unknown>): unknown {
    const { handler } = this.#bound;
    let result: unknown;
    try {
      result = handler(payload as never, scope.context as never);
    } catch (error) {
      scope.close();
      throw handlerFailed(this.#bound, this.#company, error);
    }
    if (isPromise(result)) return this.#settle(result, scope);
    scope.close();
    return result;
  }

  #settle(result: PromiseLike<unknown>, scope: HandlerScope<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#giveUp = (timeout) => {
        scope.close();
        reject(timeout);
      };
      this.#timer.add(this);
      // A foreign thenable may break the rules of promises; a real promise is taken as it is.
      Promise.resolve(result).then(
        (value) => {
          if (this.#end(scope)) resolve(value);
        },
        (error: unknown) => {
          if (this.#end(scope)) reject(handlerFailed(this.#bound, this.#company, error));
        },
      );
    });
  }

  /** Whether the handler ended by itself: what comes from one that was given up no longer counts. */
  #end(scope: HandlerScope<unknown>): boolean {
    if (this.#timeout) return false;
    this.#timer.remove(this);
    scope.close();
    return true;
  }
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function"
  );
}
