import type { RaisedObjection, ScopeFactory, ValidateContext } from "@contrapost/sdk";
import type { BoundHandler } from "./bound-handler.js";
import { addObjections } from "./handler-result.js";
import type { HandlerList } from "./handler-list.js";
import { HandlerSeries, type SeriesHost } from "./handler-series.js";

/** Collects the objections of all handlers. */
export class ValidateSeries extends HandlerSeries<ValidateContext, readonly RaisedObjection[]> {
  readonly #payload: unknown;
  readonly #objections: RaisedObjection[] = [];

  constructor(
    host: SeriesHost,
    list: HandlerList,
    company: string,
    payload: unknown,
    scope: ScopeFactory<ValidateContext>,
  ) {
    super(host, list, company, scope);
    this.#payload = payload;
  }

  protected override payload(): unknown {
    return this.#payload;
  }

  protected override take(result: unknown, handler: BoundHandler, company: string): void {
    addObjections(result, handler, company, this.#objections);
  }

  protected override outcome(): readonly RaisedObjection[] {
    return Object.freeze(this.#objections);
  }
}
