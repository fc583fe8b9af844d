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

/** The library takes quadratic time, so that long tables are drawn in parts. */
const rowsAtOnce = 200;

/** Draws rows under their heads, in columns without borders. Columns that would be empty are left out. */
export async function drawTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  colours: Colors,
): Promise<string> {
  const { default: Table } = await import("cli-table3");
  const used = columns.filter(({ value }) => rows.some((row) => (value(row) ?? "") !== ""));
  const texts = rows.map((row) => used.map(({ value }) => printable(value(row) ?? "")));
  const layout = {
    chars: noBorders,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
    colAligns: used.map(({ right }) => (right === true ? ("right" as const) : ("left" as const))),
    colWidths: used.map(({ head }, column) => widest(head, texts, column)),
  };
  const drawn: string[] = [];
  for (let start = 0; start === 0 || start < rows.length; start += rowsAtOnce) {
    const table = new Table({
      ...layout,
      head: start === 0 ? used.map(({ head }) => colours.bold(head)) : [],
    });
    for (let index = start; index < Math.min(start + rowsAtOnce, rows.length); index += 1) {
      const row = rows[index]!;
      table.push(
        used.map(({ colour }, column) => (colour?.(row, colours) ?? String)(texts[index]![column]!)),
      );
    }
    drawn.push(table.toString());
  }
  // Padding behind the last column would wrap on narrow terminals.
  return drawn
    .join("\n")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

function widest(head: string, texts: readonly (readonly string[])[], column: number): number {
  let width = widthOf(head);
  for (const row of texts) width = Math.max(width, widthOf(row[column]!));
  // The library refuses a width of nothing.
  return Math.max(width, 1);
}

/** How many places a text takes on the screen: characters of East Asia and pictures take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character < "\u1100" || /[\u2000-\u2bff]/.test(character) ? 1 : 2;
  return width;
}

/** Data may hold anything: it must neither steer the terminal nor break the table's lines. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
