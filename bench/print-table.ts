import type { BenchRow } from "./measure.js";

/** Prints rows as a table. */
export function printTable(rows: readonly BenchRow[]): void {
  console.table(rows);
}
