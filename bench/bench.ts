import { type BenchRow, measure } from "./measure.js";
import { type BenchOptions, readOptions, type StoreName, usage } from "./options.js";
import type { Place } from "./place/place.js";
import { PostgresPlace } from "./place/postgres-place.js";
import { SqlitePlace } from "./place/sqlite-place.js";
import { tableOf } from "./table-of.js";

async function measureStores(options: BenchOptions): Promise<BenchRow[]> {
  const progress = (text: string) => process.stderr.write(`${text}\n`);
  const rows: BenchRow[] = [];
  for (const store of options.stores) {
    const place = await openPlace(store);
    try {
      for await (const row of measure(place, { ...options, progress })) rows.push(row);
    } finally {
      await place.close();
    }
  }
  return rows;
}

function openPlace(store: StoreName): Promise<Place> {
  return store === "sqlite" ? SqlitePlace.open() : PostgresPlace.open();
}

function optionsOrExit(): BenchOptions {
  try {
    const options = readOptions(process.argv.slice(2));
    if (!options.help) return options;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

process.once("SIGINT", () => process.exit(130));
const options = optionsOrExit();
const rows = await measureStores(options);
console.log(options.json ? JSON.stringify(rows) : tableOf(rows));
