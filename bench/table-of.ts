import type { DispatchRow } from "./dispatch/measure-dispatch.js";
import type { MirrorRow } from "./mirror/measure.js";
import type { StartRow } from "./start/start-rows.js";

export type BenchRow = MirrorRow | DispatchRow | StartRow;

type Columns<Row> = readonly (readonly [title: string, cell: (row: Row) => string])[];

const mirrorColumns: Columns<MirrorRow> = [
  ["store", (row) => row.store],
  ["lines", (row) => whole(row.lines)],
  ["ours/s", (row) => whole(row.oursPerSecond)],
  ["floor/s", (row) => whole(row.floorPerSecond)],
  ["ratio", (row) => row.ratio.toFixed(2)],
  ["µs/line", (row) => row.microsecondsPerLine.toFixed(1)],
  ["statements/line", (row) => row.statementsPerLine.toFixed(3)],
  ["peak RSS MB", (row) => row.peakRssMb.toFixed(0)],
];

const dispatchColumns: Columns<DispatchRow> = [
  ["bench", (row) => row.bench],
  ["kind", (row) => row.kind],
  ["handlers", (row) => whole(row.handlers)],
  ["ours/s", (row) => whole(row.oursPerSecond)],
  ["loop/s", (row) => whole(row.bareLoopPerSecond)],
  ["ratio", (row) => (row.oursPerSecond / row.bareLoopPerSecond).toFixed(2)],
  ["tapable/s", (row) => whole(row.tapablePerSecond)],
  ["hookable/s", (row) => whole(row.hookablePerSecond)],
  ["emittery/s", (row) => whole(row.emitteryPerSecond)],
];

const startColumns: Columns<StartRow> = [
  ["start", () => "whole process"],
  ["plugins", (row) => whole(row.plugins)],
  ["ms", (row) => whole(row.milliseconds)],
];

/** The rows of one bench as a table, figures to the right. */
export function tableOf(rows: readonly BenchRow[]): string {
  return rows[0] === undefined ? "" : draw(columnsOf(rows[0]), rows);
}

function columnsOf({ bench }: BenchRow): Columns<never> {
  switch (bench) {
    case "mirror":
      return mirrorColumns;
    case "dispatch":
    case "dispatch-context":
      return dispatchColumns;
    case "start":
      return startColumns;
  }
}

function draw(columns: Columns<never>, rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => columns.map(([, cell]) => cell(row as never)));
  const cells = [columns.map(([title]) => title), ...lines];
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
