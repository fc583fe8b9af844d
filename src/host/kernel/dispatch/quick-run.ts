import { unwatched, type Watched } from "./deadline-timer.js";
import { handlerFailed, handlerTimedOut } from "./handler-errors.js";
import type { HandlerList } from "./handler-list.js";
import type { SeriesHost } from "./handler-series.js";
import { unexpectedResult } from "./handler-result.js";
import { isPromise } from "./is-promise.js";

/** One run of handlers that take no context, of which one or the other does not answer at once. */
export class QuickRun implements Watched {
  slot = unwatched;
  usedAt = 0;
  readonly #host: SeriesHost;
  readonly #list: HandlerList;
  readonly #company: string;
  readonly #payload: unknown;
  /** How many handlers have begun: the last of them is at work. */
  #begun = 0;
  /** What the handler at work answered, while it is waited for. */
  #awaited: unknown;
  /** Whether a handler was given up: what comes from it later no longer counts. */
  #isOver = false;
  #resolve!: () => void;
  #reject!: (error: unknown) => void;

  constructor(host: SeriesHost, list: HandlerList, company: string, payload: unknown) {
    this.#host = host;
    this.#list = list;
    this.#company = company;
    this.#payload = payload;
  }

  /**
   * Runs the handlers from a given place on.
   *
   * @param begun - how many of them have begun
   * @param result - what the last of these answered; undefined where it is done
   */
  goOn(begun: number, result: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#begun = begun;
      if (result === undefined) this.#callNext();
      else this.#wait(result);
    });
  }

  expiry(): number {
    return this.usedAt + this.#current.deadline;
  }

  expire(): void {
    this.#isOver = true;
    const timeout = handlerTimedOut(this.#current, this.#company);
    const { observer } = this.#host;
    if (observer === undefined) this.#reject(timeout);
    else observer.gaveUp(this.#awaited, timeout, () => this.#reject(timeout));
  }

  get #current() {
    return this.#list.handlers[this.#begun - 1]!;
  }

  #wait(result: unknown): void {
    if (!(result instanceof Promise) && !isPromise(result)) {
      this.#reject(unexpectedResult(result, this.#current, this.#company));
      return;
    }
    this.#host.timer.add(this);
    this.#awaited = result;
    // A foreign thenable may break the rules of promises; a real promise is taken as it is.
    const promise = result instanceof Promise ? result : Promise.resolve(result);
    void promise.then(this.#onResult, this.#onFailure);
  }

  readonly #onResult = (result: unknown): void => {
    if (this.#isOver) return;
    this.#host.timer.remove(this);
    if (result === undefined) this.#callNext();
    else this.#reject(unexpectedResult(result, this.#current, this.#company));
  };

  readonly #onFailure = (error: unknown): void => {
    if (this.#isOver) return;
    this.#host.timer.remove(this);
    this.#reject(handlerFailed(this.#current, this.#company, error));
  };

  #callNext(): void {
    const { quick } = this.#list;
    const payload = this.#payload;
    let begun = this.#begun;
    let result: unknown;
    try {
      while (result === undefined && begun < quick.length) {
        result = quick[begun++]!(payload as never, undefined as never);
      }
    } catch (error) {
      this.#begun = begun;
      this.#reject(handlerFailed(this.#current, this.#company, error));
      return;
    }
    this.#begun = begun;
    if (result === undefined) this.#resolve();
    else this.#wait(result);
  }
}
