import type {
  AmendContext,
  CommittedContext,
  HandlerRef,
  Hook,
  HookDispatcher,
  Logger,
  PostingContext,
  RaisedObjection,
  ScopeFactory,
  ValidateContext,
} from "@contrapost/sdk";
import { deepFreeze } from "../deep-freeze.js";
import { AmendSeries } from "./amend-series.js";
import type { BoundHandler } from "./bound-handler.js";
import { DeadlineTimer } from "./deadline-timer.js";
import { EffectSeries } from "./effect-series.js";
import { HandlerList } from "./handler-list.js";
import type { HandlerObserver } from "./handler-observer.js";
import type { HandlerPlan } from "./handler-plan.js";
import type { SeriesHost } from "./handler-series.js";
import { runWithoutContexts } from "./run-without-contexts.js";
import { ValidateSeries } from "./validate-series.js";

const done = Promise.resolve();
const noObjections: Promise<readonly RaisedObjection[]> = Promise.resolve(Object.freeze([]));

/** Runs the plugins' handlers as the plan says. */
export class Dispatcher implements HookDispatcher {
  readonly #plan: HandlerPlan;
  readonly #host: SeriesHost;
  /** Each handler that was run alone, as a list of its own whose failures are thrown. */
  readonly #alone = new WeakMap<BoundHandler, HandlerList>();
  /** The payload frozen last: one posting shows the same one to several hooks. */
  #frozen: unknown;

  /** @param logger - learns of failures of plugins whose policy is `skip` */
  constructor(plan: HandlerPlan, logger: Logger, observer?: HandlerObserver) {
    this.#plan = plan;
    this.#host = {
      timer: new DeadlineTimer(),
      observer,
      skipped: ({ ref, hook }, error) => {
        const facts = { plugin: ref.plugin, handler: ref.handler, hook: hook.name, error };
        logger.error("a plugin's handler failed and was skipped", facts);
      },
      usedLate: (error) => {
        const { hook, plugin, handler } = error.facts;
        const facts = { plugin, handler, hook, error };
        logger.error("a plugin used the context of a handler that had ended", facts);
      },
    };
  }

  has(hook: Hook, company: string): boolean {
    return this.#plan.handlers(hook.name, company).handlers.length > 0;
  }

  committedHandlers(hook: Hook<"committed">, company: string): readonly HandlerRef[] {
    return this.#plan.handlers(hook.name, company).handlers.map(({ ref }) => ref);
  }

  validate<T>(
    hook: Hook<"validate", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<ValidateContext>,
  ): Promise<readonly RaisedObjection[]> {
    const list = this.#plan.handlers(hook.name, company);
    if (list.handlers.length === 0) return noObjections;
    this.#freeze(payload);
    return new ValidateSeries(this.#host, list, company, payload, scope).run();
  }

  amend<T>(
    hook: Hook<"amend", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<AmendContext>,
    fault?: (after: T, before: T) => string | undefined,
  ): Promise<T> {
    const list = this.#plan.handlers(hook.name, company);
    if (list.handlers.length === 0) return Promise.resolve(payload);
    this.#freeze(payload);
    return new AmendSeries(this.#host, list, company, payload, scope, fault).run();
  }

  posted<T>(
    hook: Hook<"posted", T>,
    company: string,
    payload: T,
    scope: ScopeFactory<PostingContext>,
  ): Promise<void> {
    const list = this.#plan.handlers(hook.name, company);
    if (list.handlers.length === 0) return done;
    this.#freeze(payload);
    // To undo what one handler wrote takes a savepoint for each, and none may run ahead of it.
    if (list.skips) return this.#attempts(list.handlers, company, payload, scope);
    if (!list.takeContexts) return runWithoutContexts(this.#host, list, company, payload);
    return new EffectSeries(this.#host, list, company, payload, scope).run();
  }

  /**
   * Runs one committed handler, for the outbox: what goes wrong is thrown whatever the plugin's policy, because the
   * outbox tries again.
   */
  committed(
    handler: BoundHandler,
    company: string,
    payload: unknown,
    scope: ScopeFactory<CommittedContext>,
  ): Promise<void> {
    this.#freeze(payload);
    return new EffectSeries(this.#host, this.#listOf(handler), company, payload, scope).run();
  }

  async #attempts(
    handlers: readonly BoundHandler[],
    company: string,
    payload: unknown,
    scope: ScopeFactory<PostingContext>,
  ): Promise<void> {
    for (const handler of handlers) {
      const series = new EffectSeries(this.#host, this.#listOf(handler), company, payload, scope);
      await (isSkipped(handler) ? this.#attempt(handler, series) : series.run());
    }
  }

  /** Runs a `posted` handler so that what it wrote is undone if it fails, and the posting goes on. */
  async #attempt(handler: BoundHandler, series: EffectSeries<PostingContext>): Promise<void> {
    const opened = series.opened();
    let failure: unknown;
    try {
      await opened.context.attempt(async () => {
        try {
          await series.run();
        } catch (error) {
          failure = error;
          throw error;
        }
      });
    } catch (error) {
      // Anything else failed around the handler, such as the database, and is not the plugin's to skip.
      if (error !== failure) throw error;
      this.#host.skipped(handler, error);
    } finally {
      opened.close();
    }
  }

  #listOf(handler: BoundHandler): HandlerList {
    let list = this.#alone.get(handler);
    if (list === undefined) {
      list = new HandlerList([isSkipped(handler) ? { ...handler, onFailure: "abort" } : handler]);
      this.#alone.set(handler, list);
    }
    return list;
  }

  #freeze(payload: unknown): void {
    if (payload === this.#frozen) return;
    deepFreeze(payload);
    this.#frozen = payload;
  }
}

function isSkipped({ onFailure }: BoundHandler): boolean {
  return onFailure === "skip";
}
