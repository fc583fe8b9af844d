import type { Colors } from "picocolors/types.js";

/** A column of a table: its head, and what it shows of a row. */
export interface Column<Row> {
  readonly head: string;
  readonly value: (row: Row) => string | undefined;
  /** Amounts and counts stand to the right. */
  readonly right?: boolean;
  readonly colour?: (row: Row, colours: Colors) => ((text: string) => string) | undefined;
}

const noBorders = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** Draws rows under their heads, in columns without borders. Columns that would be empty are left out. */
export async function drawTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  colours: Colors,
): Promise<string> {
  const { default: Table } = await import("cli-table3");
  const used = columns.filter(({ value }) => rows.some((row) => (value(row) ?? "") !== ""));
  const table = new Table({
    chars: noBorders,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
    head: used.map(({ head }) => colours.bold(head)),
    colAligns: used.map(({ right }) => (right === true ? "right" : "left")),
  });
  for (const row of rows) {
    table.push(
      used.map(({ value, colour }) => (colour?.(row, colours) ?? String)(printable(value(row) ?? ""))),
    );
  }
  // Padding behind the last column would wrap on narrow terminals.
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Data may hold anything: it must neither steer the terminal nor break the table's lines. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
