import type { BenchRow } from "./measure.js";

const columns: readonly (readonly [title: string, cell: (row: BenchRow) => string])[] = [
  ["store", (row) => row.store],
  ["lines", (row) => whole(row.lines)],
  ["ours/s", (row) => whole(row.oursPerSecond)],
  ["floor/s", (row) => whole(row.floorPerSecond)],
  ["ratio", (row) => row.ratio.toFixed(2)],
  ["µs/line", (row) => row.microsecondsPerLine.toFixed(1)],
  ["statements/line", (row) => row.statementsPerLine.toFixed(3)],
  ["peak RSS MB", (row) => row.peakRssMb.toFixed(0)],
];

/** Rows as a table, figures to the right. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) => line.map((cell, column) => align(cell, column, widths[column] ?? 0)).join("  "))
    .join("\n");
}

function align(cell: string, column: number, width: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function whole(value: number): string {
  return value.toLocaleString("en-US");
}
