import type { ScopeFactory } from "@contrapost/sdk";
import type { BoundHandler } from "./bound-handler.js";
import type { HandlerList } from "./handler-list.js";
import { expectNothing } from "./handler-result.js";
import { HandlerSeries, type SeriesHost } from "./handler-series.js";

/** Handlers that are run for what they do: `posted` and `committed` ones. */
export class EffectSeries<C> extends HandlerSeries<C, void> {
  readonly #payload: unknown;

  constructor(
    host: SeriesHost,
    list: HandlerList,
    company: string,
    payload: unknown,
    scope: ScopeFactory<C>,
  ) {
    super(host, list, company, scope);
    this.#payload = payload;
  }

  protected override payload(): unknown {
    return this.#payload;
  }

  protected override take(result: unknown, handler: BoundHandler, company: string): void {
    expectNothing(result, handler, company);
  }

  protected override outcome(): void {
    return undefined;
  }
}
