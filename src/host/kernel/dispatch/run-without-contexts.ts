import { callQuickly } from "./call-quickly.js";
import { handlerFailed } from "./handler-errors.js";
import type { HandlerList } from "./handler-list.js";
import type { SeriesHost } from "./handler-series.js";
import { QuickRun } from "./quick-run.js";
import { runUnwatched } from "./run-unwatched.js";

const done = Promise.resolve();

/**
 * Runs handlers for what they do, of which none takes a context and none may be skipped. It does what a series does
 * with the little that then remains to be done: nothing is made as long as handlers answer at once, and for those that
 * do not, less than a loop with `await` needs.
 */
export function runWithoutContexts(
  host: SeriesHost,
  list: HandlerList,
  company: string,
  payload: unknown,
): Promise<void> {
  if (list.unwatched !== undefined) return runUnwatched(list.unwatched, list.handlers, company, payload);
  if (list.beginsWithPromise) return new QuickRun(host, list, company, payload).goOn(0, undefined);
  const { inLine } = list;
  const called = inLine === undefined ? callQuickly(list.quick, payload, 0) : inLine(payload);
  if (called === undefined) return done;
  const { begun, result, thrown } = called;
  return thrown === undefined
    ? new QuickRun(host, list, company, payload).goOn(begun, result)
    : Promise.reject(handlerFailed(list.handlers[begun - 1]!, company, thrown.error));
}
