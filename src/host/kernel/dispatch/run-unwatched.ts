import type { BoundHandler } from "./bound-handler.js";
import { handlerFailed } from "./handler-errors.js";
import type { Unwatched } from "./handler-list.js";
import { expectNothing, unexpectedResult } from "./handler-result.js";

/**
 * Runs handlers of which none takes a context and none can hang: asynchronous functions that await nothing. There is
 * nothing to do but to call them one after another, and to see what they answer.
 */
export function runUnwatched(
  functions: readonly Unwatched[],
  handlers: readonly BoundHandler[],
  company: string,
  payload: unknown,
): Promise<void> {
  if (functions.length === 1) return runOne(functions[0]!, handlers[0]!, company, payload);
  return new Promise((resolve, reject) => {
    let begun = 0;
    const next = (result: unknown): void => {
      if (result !== undefined) reject(unexpectedResult(result, handlers[begun - 1]!, company));
      else if (begun === functions.length) resolve();
      else void functions[begun++]!(payload, undefined).then(next, failed);
    };
    const failed = (error: unknown): void => {
      reject(handlerFailed(handlers[begun - 1]!, company, error));
    };
    next(undefined);
  });
}

/** What follows from its promise is as good as a promise of our own, and there already. */
function runOne(call: Unwatched, handler: BoundHandler, company: string, payload: unknown): Promise<void> {
  return call(payload, undefined).then(
    (result) => {
      expectNothing(result, handler, company);
    },
    (error: unknown) => {
      throw handlerFailed(handler, company, error);
    },
  );
}
