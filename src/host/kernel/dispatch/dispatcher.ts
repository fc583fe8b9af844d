import type {
  AmendContext,
  CommittedContext,
  HandlerRef,
  HandlerScope,
  Hook,
  HookDispatcher,
  Logger,
  PostingContext,
  RaisedObjection,
  ScopeFactory,
  ValidateContext,
} from "@contrapost/sdk";
import { deepFreeze } from "../deep-freeze.js";
import type { BoundHandler } from "./bound-handler.js";
import { DeadlineTimer } from "./deadline-timer.js";
import type { HandlerPlan } from "./handler-plan.js";
import { addObjections, amended, expectNothing } from "./handler-result.js";
import { HandlerRun, isPromise } from "./handler-run.js";

const done = Promise.resolve();
const noObjections: Promise<readonly RaisedObjection[]> = Promise.resolve(Object.freeze([]));

/** Runs the plugins' handlers as the plan says. */
export class Dispatcher implements HookDispatcher {
  readonly #plan: HandlerPlan;
  readonly #logger: Logger;
  readonly #timer = new DeadlineTimer();

  /** @param logger - learns of failures of plugins whose policy is `skip` */
  constructor(plan: HandlerPlan, logger: Logger) {
    this.#plan = plan;
    this.#logger = logger;
  }

  has(hook: Hook, company: string): boolean {
    return this.#plan.handlers(hook.name, company).length > 0;
  }

  committedHandlers(hook: Hook<"committed">, company: string): readonly HandlerRef[] {
    return this.#plan.handlers(hook.name, company).map(({ ref }) => ref);
  }

  validate<T>(
    hook: Hook<"validate", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<ValidateContext>,
  ): Promise<readonly RaisedObjection[]> {
    const handlers = this.#plan.handlers(hook.name, company);
    return handlers.length === 0 ? noObjections : this.#validate(handlers, company, payload, scope);
  }

  amend<T>(
    hook: Hook<"amend", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<AmendContext>,
  ): Promise<T> {
    const handlers = this.#plan.handlers(hook.name, company);
    return handlers.length === 0 ? Promise.resolve(payload) : this.#amend(handlers, company, payload, scope);
  }

  posted<T>(
    hook: Hook<"posted", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<PostingContext>,
  ): Promise<void> {
    const handlers = this.#plan.handlers(hook.name, company);
    return handlers.length === 0 ? done : this.#posted(handlers, company, payload, scope);
  }

  /**
   * Runs one committed handler, for the outbox: what goes wrong is thrown whatever the plugin's policy, because the
   * outbox tries again.
   */
  async committed(
    handler: BoundHandler,
    company: string,
    payload: unknown,
    scope: ScopeFactory<CommittedContext>,
  ): Promise<void> {
    deepFreeze(payload);
    const run = new HandlerRun(handler, company, this.#timer);
    expectNothing(await run.call(payload, scope(run)), handler, company);
  }

  async #validate(
    handlers: readonly BoundHandler[],
    company: string,
    payload: unknown,
    scope: ScopeFactory<ValidateContext>,
  ): Promise<readonly RaisedObjection[]> {
    deepFreeze(payload);
    const objections: RaisedObjection[] = [];
    for (const handler of handlers) {
      const run = new HandlerRun(handler, company, this.#timer);
      const opened = scope(run);
      try {
        const result = run.call(payload, opened);
        addObjections(isPromise(result) ? await result : result, handler, company, objections);
      } catch (error) {
        this.#skipOrThrow(handler, error);
      }
    }
    return Object.freeze(objections);
  }

  async #amend<T>(
    handlers: readonly BoundHandler[],
    company: string,
    payload: T,
    scope: ScopeFactory<AmendContext>,
  ): Promise<T> {
    let current = deepFreeze(payload);
    for (const handler of handlers) {
      const run = new HandlerRun(handler, company, this.#timer);
      const opened = scope(run);
      try {
        const result = run.call(current, opened);
        const next = amended(isPromise(result) ? await result : result, current, handler, company);
        if (next !== current) current = deepFreeze(next);
      } catch (error) {
        this.#skipOrThrow(handler, error);
      }
    }
    return current;
  }

  async #posted(
    handlers: readonly BoundHandler[],
    company: string,
    payload: unknown,
    scope: ScopeFactory<PostingContext>,
  ): Promise<void> {
    deepFreeze(payload);
    for (const handler of handlers) {
      const run = new HandlerRun(handler, company, this.#timer);
      const opened = scope(run);
      if (handler.onFailure === "skip") {
        await this.#attempt(handler, run, company, payload, opened);
        continue;
      }
      const result = run.call(payload, opened);
      expectNothing(isPromise(result) ? await result : result, handler, company);
    }
  }

  /** Runs a `posted` handler so that what it wrote is undone if it fails, and the posting goes on. */
  async #attempt(
    handler: BoundHandler,
    run: HandlerRun,
    company: string,
    payload: unknown,
    opened: HandlerScope<PostingContext>,
  ): Promise<void> {
    let failure: unknown;
    try {
      await opened.context.attempt(async () => {
        try {
          expectNothing(await run.call(payload, opened), handler, company);
        } catch (error) {
          failure = error;
          throw error;
        }
      });
    } catch (error) {
      // Anything else failed around the handler, such as the database, and is not the plugin's to skip.
      if (error !== failure) throw error;
      this.#skipOrThrow(handler, error);
    } finally {
      opened.close();
    }
  }

  #skipOrThrow(handler: BoundHandler, error: unknown): void {
    if (handler.onFailure === "abort") throw error;
    const { plugin, handler: name } = handler.ref;
    const facts = { plugin, handler: name, hook: handler.hook.name, error };
    this.#logger.error("a plugin's handler failed and was skipped", facts);
  }
}
