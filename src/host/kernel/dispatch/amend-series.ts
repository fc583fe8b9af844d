import type { AmendContext, ScopeFactory } from "@contrapost/sdk";
import { deepFreeze } from "../deep-freeze.js";
import type { BoundHandler } from "./bound-handler.js";
import { amended } from "./handler-result.js";
import type { HandlerList } from "./handler-list.js";
import { HandlerSeries, type SeriesHost } from "./handler-series.js";

/** A waterfall: each handler gets what the one before it made of the payload. */
export class AmendSeries<T> extends HandlerSeries<AmendContext, T> {
  #payload: T;

  constructor(
    host: SeriesHost,
    list: HandlerList,
    company: string,
    payload: T,
    scope: ScopeFactory<AmendContext>,
  ) {
    super(host, list, company, scope);
    this.#payload = payload;
  }

  protected override payload(): T {
    return this.#payload;
  }

  protected override take(result: unknown, handler: BoundHandler, company: string): void {
    const next = amended(result, this.#payload, handler, company);
    if (next !== this.#payload) this.#payload = deepFreeze(next);
  }

  protected override outcome(): T {
    return this.#payload;
  }
}
