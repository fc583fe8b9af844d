import type { StoreName } from "../options.js";
import { type MeasureOptions, measure, type MirrorRow } from "./measure.js";
import type { Place } from "./place/place.js";
import { PostgresPlace } from "./place/postgres-place.js";
import { SqlitePlace } from "./place/sqlite-place.js";

/** Measures all sizes on each store. */
export async function* mirrorRows(
  options: MeasureOptions & { readonly stores: readonly StoreName[] },
): AsyncGenerator<MirrorRow> {
  for (const store of options.stores) {
    const place = await openPlace(store);
    try {
      yield* measure(place, options);
    } finally {
      await place.close();
    }
  }
}

function openPlace(store: StoreName): Promise<Place> {
  return store === "sqlite" ? SqlitePlace.open() : PostgresPlace.open();
}
