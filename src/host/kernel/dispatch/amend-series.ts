import type { AmendContext, ScopeFactory } from "@contrapost/sdk";
import { deepFreeze } from "../deep-freeze.js";
import type { BoundHandler } from "./bound-handler.js";
import { wrongResult } from "./handler-errors.js";
import { amended } from "./handler-result.js";
import type { HandlerList } from "./handler-list.js";
import { HandlerSeries, type SeriesHost } from "./handler-series.js";

/** A waterfall: each handler gets what the one before it made of the payload. */
export class AmendSeries<T> extends HandlerSeries<AmendContext, T> {
  #payload: T;
  readonly #fault: ((after: T, before: T) => string | undefined) | undefined;

  constructor(
    host: SeriesHost,
    list: HandlerList,
    company: string,
    payload: T,
    scope: ScopeFactory<AmendContext>,
    fault?: (after: T, before: T) => string | undefined,
  ) {
    super(host, list, company, scope);
    this.#payload = payload;
    this.#fault = fault;
  }

  protected override payload(): T {
    return this.#payload;
  }

  protected override take(result: unknown, handler: BoundHandler, company: string): void {
    const next = amended(result, this.#payload, handler, company);
    if (next === this.#payload) return;
    const fault = this.#fault?.(next, this.#payload);
    if (fault !== undefined) throw wrongResult(handler, company, fault);
    this.#payload = deepFreeze(next);
  }

  protected override outcome(): T {
    return this.#payload;
  }
}
