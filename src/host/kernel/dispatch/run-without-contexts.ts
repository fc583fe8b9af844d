import type { BoundHandler } from "./bound-handler.js";
import { callQuickly } from "./call-quickly.js";
import { type DeadlineTimer, unwatched, type Watched } from "./deadline-timer.js";
import { handlerFailed, handlerTimedOut } from "./handler-errors.js";
import type { HandlerList } from "./handler-list.js";
import { unexpectedResult } from "./handler-result.js";
import { isPromise } from "./is-promise.js";

const done = Promise.resolve();

/**
 * Runs handlers for what they do, of which none takes a context and none may be skipped. It does what a series does
 * with the little that then remains to be done: nothing is made as long as handlers answer at once, and for those that
 * do not, as little as a loop with `await` needs.
 */
export function runWithoutContexts(
  timer: DeadlineTimer,
  list: HandlerList,
  company: string,
  payload: unknown,
): Promise<void> {
  const { begun, result, failure } = callQuickly(list, payload, 0, company);
  if (failure !== undefined) return Promise.reject(failure);
  return result === undefined ? done : goOn(timer, list, company, payload, begun, result);
}

function goOn(
  timer: DeadlineTimer,
  list: HandlerList,
  company: string,
  payload: unknown,
  before: number,
  first: unknown,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let begun = before;
    const watch = new Watch(company, reject);
    const wait = (result: unknown): void => {
      const handler = list.handlers[begun - 1]!;
      if (!(result instanceof Promise) && !isPromise(result)) {
        reject(unexpectedResult(result, handler, company));
        return;
      }
      watch.handler = handler;
      timer.add(watch);
      // A foreign thenable may break the rules of promises; a real promise is taken as it is.
      const promise = result instanceof Promise ? result : Promise.resolve(result);
      void promise.then(ended, failed);
    };
    const ended = (result: unknown): void => {
      if (watch.isOver) return;
      timer.remove(watch);
      if (result !== undefined) {
        reject(unexpectedResult(result, list.handlers[begun - 1]!, company));
        return;
      }
      const called = callQuickly(list, payload, begun, company);
      begun = called.begun;
      if (called.failure !== undefined) reject(called.failure);
      else if (called.result === undefined) resolve();
      else wait(called.result);
    };
    const failed = (error: unknown): void => {
      if (watch.isOver) return;
      timer.remove(watch);
      reject(handlerFailed(list.handlers[begun - 1]!, company, error));
    };
    wait(first);
  });
}

/** The handler at work, as the timer sees it. */
class Watch implements Watched {
  slot = unwatched;
  usedAt = 0;
  handler!: BoundHandler;
  /** Whether the handler was given up: what comes from it later no longer counts. */
  isOver = false;

  constructor(
    private readonly company: string,
    private readonly giveUp: (error: unknown) => void,
  ) {}

  expiry(): number {
    return this.usedAt + this.handler.deadline;
  }

  expire(): void {
    this.isOver = true;
    this.giveUp(handlerTimedOut(this.handler, this.company));
  }
}
