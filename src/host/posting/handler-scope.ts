import { ContrapostError, type HandlerRef, type HandlerWatch } from "@contrapost/sdk";

/** Guards a context: it is usable until its handler ends, and each use tells that the handler is alive. */
export class ScopeGuard {
  /** Kept, because the watch goes on to the next handler. */
  readonly handler: HandlerRef;
  readonly #hook: string;
  readonly #watch: HandlerWatch;
  #closed = false;
  #signal: AbortSignal | undefined;

  constructor(watch: HandlerWatch) {
    this.handler = watch.handler;
    this.#hook = watch.hook;
    this.#watch = watch;
  }

  /** Aborts at the deadline. A handler that asks for it only after its end is told that it is over. */
  get signal(): AbortSignal {
    this.#signal ??= this.#closed ? AbortSignal.abort(this.#late()) : this.#watch.signal;
    return this.#signal;
  }

  /** To be called at every use. Throws CP_POSTING_CONTEXT_CLOSED after the handler has ended. */
  use(): void {
    if (this.#closed) throw this.#toldLate();
    this.#watch.used();
  }

  /** Work of the host for the handler: a use, and while it lasts the handler is not waited for. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#unlessClosed(() => this.#watch.during(work()));
  }

  /** Work that waits on the handler's own code: a use. */
  within<T>(work: () => Promise<T>): Promise<T> {
    return this.#unlessClosed(() => this.#watch.within(work()));
  }

  /** Passes chunks on, each as a use. */
  async *chunks<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
    const iterator = source[Symbol.asyncIterator]();
    for (;;) {
      const next = await this.run(() => iterator.next());
      if (next.done === true) return;
      yield next.value;
    }
  }

  readonly close = (): void => {
    this.#closed = true;
  };

  #unlessClosed<T>(begin: () => Promise<T>): Promise<T> {
    if (!this.#closed) {
      this.#watch.used();
      return begin();
    }
    const refused = Promise.reject<T>(this.#toldLate());
    // Where nobody awaits it, it does not end the process.
    refused.catch(() => undefined);
    return refused;
  }

  #toldLate(): ContrapostError {
    const error = this.#late();
    this.#watch.usedLate(error);
    return error;
  }

  #late(): ContrapostError {
    return new ContrapostError("CP_POSTING_CONTEXT_CLOSED", { hook: this.#hook, ...this.handler });
  }
}
