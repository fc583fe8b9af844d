import { type BenchRow, measure } from "./measure.js";
import { readOptions, type StoreName } from "./options.js";
import type { Place } from "./place/place.js";
import { PostgresPlace } from "./place/postgres-place.js";
import { SqlitePlace } from "./place/sqlite-place.js";
import { printTable } from "./print-table.js";

async function main(): Promise<void> {
  const { json, stores, lines, seed, profile } = readOptions(process.argv.slice(2));
  const progress = (text: string) => process.stderr.write(`${text}\n`);
  const rows: BenchRow[] = [];
  for (const store of stores) {
    const place = await openPlace(store);
    try {
      for await (const row of measure(place, lines, { seed, profile, progress })) rows.push(row);
    } finally {
      await place.close();
    }
  }
  if (json) console.log(JSON.stringify(rows));
  else printTable(rows);
}

function openPlace(store: StoreName): Promise<Place> {
  return store === "sqlite" ? SqlitePlace.open() : PostgresPlace.open();
}

await main();
