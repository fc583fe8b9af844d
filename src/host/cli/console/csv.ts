import { Option } from "commander";
import { csvText } from "../../files/csv-text.js";

/** `--csv`, as the reports take it. */
export function csvOption(): Option {
  return new Option("--csv", "print rows as CSV, without totals");
}

/** What a cell of CSV may hold. */
type Cell = string | number | undefined;

/** Rows of plain data as CSV under the names of their keys. */
export function csvOf<Key extends string>(
  keys: readonly Key[],
  rows: readonly Readonly<Partial<Record<Key, Cell>>>[],
): string {
  return csvText(
    keys,
    rows.map((row) => keys.map((key) => String(row[key] ?? ""))),
  );
}
