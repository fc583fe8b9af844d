import type { ContrapostError, HandlerRef, HandlerScope, HandlerWatch, ScopeFactory } from "@contrapost/sdk";
import type { BoundHandler } from "./bound-handler.js";
import { callQuickly } from "./call-quickly.js";
import { type DeadlineTimer, unwatched, type Watched } from "./deadline-timer.js";
import { handlerFailed, handlerTimedOut, handlerUnfinished } from "./handler-errors.js";
import { HandlerWork } from "./handler-work.js";
import type { HandlerList } from "./handler-list.js";
import type { HandlerObserver } from "./handler-observer.js";
import { isPromise } from "./is-promise.js";

/** What all series share. */
export interface SeriesHost {
  readonly timer: DeadlineTimer;
  /** Learns of the failure of a handler whose plugin's failures are to be skipped. */
  readonly skipped: (handler: BoundHandler, error: unknown) => void;
  readonly observer: HandlerObserver | undefined;
  /** Learns of a use of a context after its handler's end. */
  readonly usedLate: (error: ContrapostError) => void;
}

/** What came of the handler that began last. */
interface Outcome {
  readonly begun: number;
  readonly result?: unknown;
  readonly failure?: ContrapostError;
}

/**
 * Runs handlers one after another and watches each from its start until it is done, has thrown or is given up. Nothing
 * is awaited as long as handlers answer at once, and one object, made for the series, watches them all.
 */
export abstract class HandlerSeries<C, Result> implements HandlerWatch, Watched {
  slot = unwatched;
  usedAt = 0;
  readonly #host: SeriesHost;
  readonly #list: HandlerList;
  readonly #company: string;
  readonly #scope: ScopeFactory<C>;
  /** How many handlers have begun: the last of them is at work. */
  #begun = 0;
  #opened: HandlerScope<C> | undefined;
  /** What the handler at work answered, while it is waited for. */
  #awaited: unknown;
  #work: HandlerWork | undefined;
  /** What becomes of a handler that has ended before what it began: the next must not run beside that. */
  #held: ContrapostError | undefined;
  #controller: AbortController | undefined;
  #timeout: ContrapostError | undefined;
  /** Counts the handlers that were given up: what comes from one of them later no longer counts. */
  #givenUp = 0;
  #onResult: ((result: unknown) => void) | undefined;
  #onFailure: ((error: unknown) => void) | undefined;
  #resolve!: (result: Result) => void;
  #reject!: (error: unknown) => void;

  constructor(host: SeriesHost, list: HandlerList, company: string, scope: ScopeFactory<C>) {
    this.#host = host;
    this.#list = list;
    this.#company = company;
    this.#scope = scope;
  }

  /** What the next handler gets. */
  protected abstract payload(): unknown;

  /** Takes what a handler answered. Throws CP_HANDLER_RESULT where that does not fit the phase. */
  protected abstract take(result: unknown, handler: BoundHandler, company: string): void;

  /** What has come of all handlers. */
  protected abstract outcome(): Result;

  /** Runs all handlers, once. */
  run(): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#goOn();
    });
  }

  /** The scope of the handler at work, or of the first one before the start. */
  opened(): HandlerScope<C> {
    this.#opened ??= this.#scope(this);
    return this.#opened;
  }

  get hook(): string {
    return this.#current.hook.name;
  }

  get handler(): HandlerRef {
    return this.#current.ref;
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#timeout) this.#controller.abort(this.#timeout);
    return this.#controller.signal;
  }

  used(): void {
    if (this.usedAt !== 0) this.usedAt = performance.now();
  }

  during<T>(work: Promise<T>): Promise<T> {
    this.#count(work, { ofHost: true });
    return work;
  }

  within<T>(work: Promise<T>): Promise<T> {
    this.#count(work, { ofHost: false });
    return work;
  }

  usedLate(error: ContrapostError): void {
    this.#host.usedLate(error);
  }

  expiry(): number {
    const from = this.#work?.isOfHost === true ? performance.now() : this.usedAt;
    return from + this.#current.deadline;
  }

  expire(): void {
    const timeout = handlerTimedOut(this.#current, this.#company);
    this.#timeout = timeout;
    this.#controller?.abort(timeout);
    this.#givenUp += 1;
    this.#onResult = undefined;
    this.#work = undefined;
    this.#held = undefined;
    const goOn = () => this.#goOn({ begun: this.#begun, failure: timeout });
    const { observer } = this.#host;
    if (observer === undefined) goOn();
    else observer.gaveUp(this.#awaited, timeout, goOn);
  }

  get #current(): BoundHandler {
    return this.#list.handlers[Math.max(this.#begun - 1, 0)]!;
  }

  /** Goes on after handlers were called, until one answers with a promise or all are done. */
  #goOn(called?: Outcome): void {
    try {
      let last = called ?? this.#callNext();
      while (!this.#settles(last)) last = this.#callNext();
    } catch (error) {
      this.#reject(error);
    }
  }

  /** Takes what came of a handler; whether the series has nothing to do now. */
  #settles({ begun, result, failure }: Outcome): boolean {
    if (begun > this.#begun) this.#begin(begun);
    if (isPromise(result)) {
      this.#await(result);
      return true;
    }
    this.#close();
    if (this.#work !== undefined && this.#work.count > 0) {
      this.#hold(failure ?? handlerUnfinished(this.#current, this.#company, this.#work.count));
      return true;
    }
    if (failure !== undefined) this.#skipOrThrow(failure);
    else if (result !== undefined) this.#take(result);
    if (begun < this.#list.handlers.length) return false;
    this.#resolve(this.outcome());
    return true;
  }

  /** Nothing of one handler may show in the next. */
  #begin(begun: number): void {
    this.#begun = begun;
    this.#work = undefined;
    this.#controller = undefined;
    this.#timeout = undefined;
  }

  #count(work: Promise<unknown>, kind: { readonly ofHost: boolean }): void {
    const counted = (this.#work ??= new HandlerWork());
    counted.add(work, kind, () => {
      // The handler may have been given up, or another one be at work.
      if (counted !== this.#work) return;
      if (kind.ofHost) this.used();
      if (counted.count === 0) this.#release();
    });
  }

  /** Waits for what a handler left at work: nothing may be undone, and no other handler run, beside it. */
  #hold(failure: ContrapostError): void {
    this.#held = failure;
    this.#host.timer.add(this);
  }

  #release(): void {
    const failure = this.#held;
    if (failure === undefined) return;
    this.#held = undefined;
    this.#ended({ begun: this.#begun, failure });
  }

  #callNext(): Outcome {
    const called = callQuickly(this.#list.quick, this.payload(), this.#begun);
    if (called === undefined) return { begun: this.#list.handlers.length };
    const { begun, result, thrown } = called;
    if (begun === this.#begun) return this.#callWithContext();
    if (thrown === undefined) return { begun, result };
    return { begun, failure: handlerFailed(this.#list.handlers[begun - 1]!, this.#company, thrown.error) };
  }

  #callWithContext(): Outcome {
    const begun = this.#begun + 1;
    this.#begin(begun);
    const { context } = this.opened();
    try {
      const result: unknown = this.#current.handler(this.payload() as never, context as never);
      return { begun, result };
    } catch (error) {
      return { begun, failure: handlerFailed(this.#current, this.#company, error) };
    }
  }

  #await(result: PromiseLike<unknown>): void {
    this.#host.timer.add(this);
    this.#awaited = result;
    if (this.#onResult === undefined) this.#listen();
    // A foreign thenable may break the rules of promises; a real promise is taken as it is.
    const promise = result instanceof Promise ? result : Promise.resolve(result);
    void promise.then(this.#onResult, this.#onFailure);
  }

  #listen(): void {
    const givenUp = this.#givenUp;
    this.#onResult = (result) => {
      if (givenUp === this.#givenUp) this.#ended({ begun: this.#begun, result });
    };
    this.#onFailure = (error) => {
      if (givenUp !== this.#givenUp) return;
      this.#ended({ begun: this.#begun, failure: handlerFailed(this.#current, this.#company, error) });
    };
  }

  #ended(called: Outcome): void {
    this.#host.timer.remove(this);
    this.#goOn(called);
  }

  #take(result: unknown): void {
    try {
      this.take(result, this.#current, this.#company);
    } catch (error) {
      this.#skipOrThrow(error);
    }
  }

  #skipOrThrow(failure: unknown): void {
    if (this.#current.onFailure === "abort") throw failure;
    this.#host.skipped(this.#current, failure);
  }

  #close(): void {
    if (this.#opened === undefined) return;
    this.#opened.close();
    this.#opened = undefined;
  }
}
