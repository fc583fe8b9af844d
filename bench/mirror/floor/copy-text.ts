import type { SqlValue } from "contrapost";

/** Characters per piece: larger pieces only keep the server waiting for the first one. */
const pieceSize = 64 * 1024;

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** Rows, given as one flat array, in the text format of COPY. */
export function* copyText(values: readonly SqlValue[], width: number): Generator<Buffer> {
  let text = "";
  for (let offset = 0; offset < values.length; ) {
    const end = offset + width;
    text += field(values[offset]);
    for (offset += 1; offset < end; offset += 1) text += `\t${field(values[offset])}`;
    text += "\n";
    if (text.length < pieceSize) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}

function field(value: SqlValue | undefined): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value !== "string") return String(value);
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (found) => escapes[found] ?? found) : value;
}
