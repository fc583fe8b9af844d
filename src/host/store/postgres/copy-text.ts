import type { SqlValue } from "../session.js";

/** Characters per piece: large enough that sending costs little, small enough to be let go soon. */
const pieceSize = 128 * 1024;

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** Writes rows, given as one flat array, in the text format of COPY. */
export function* copyText(values: readonly SqlValue[], width: number): Generator<Buffer> {
  let text = "";
  for (let offset = 0; offset < values.length; ) {
    const end = offset + width;
    text += field(values[offset]);
    for (offset += 1; offset < end; offset += 1) text += `\t${field(values[offset])}`;
    text += "\n";
    if (text.length >= pieceSize) {
      yield Buffer.from(text);
      text = "";
    }
  }
  if (text !== "") yield Buffer.from(text);
}

function field(value: SqlValue | undefined): string {
  if (typeof value === "string") return special.test(value) ? escaped(value) : value;
  return value === null || value === undefined ? "\\N" : String(value);
}

function escaped(value: string): string {
  return value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}
