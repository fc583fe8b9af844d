import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { ContrapostError } from "@contrapost/sdk";
import { CsvError, type InfoRecord, type Options, parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";
import { attemptReading, readingError } from "./read-text.js";

/** A row of values, in the order of the file's columns. Spaces around values are gone. */
export interface CsvRow {
  readonly values: readonly string[];
  /** The line that the row starts at, counted from 1. */
  readonly line: number;
  /** How messages name the row: `payments.csv:12`. */
  readonly where: string;
  /** Where the row stands in the file. */
  readonly range: CsvRange;
}

/** A part of a file that starts and ends between rows. */
export interface CsvRange {
  /** The first byte. */
  readonly start: number;
  /** The byte behind the last. */
  readonly end: number;
  /** How many lines stand above it. */
  readonly linesAbove: number;
}

/** More is no header that a program could have written. */
const mostHeaderBytes = 65_536;

/** An unclosed quote must not read a whole file into memory. */
const mostRowBytes = 1_048_576;

const options = {
  bom: true,
  info: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  trim: true,
  max_record_size: mostRowBytes,
} as const satisfies Options;

/** A CSV file with a header, in UTF-8, with `,` or `;` between values. Its rows are read as a stream. */
export class CsvFile {
  private constructor(
    readonly file: string,
    /** The names in the header. */
    readonly columns: readonly string[],
    readonly delimiter: string,
  ) {}

  /**
   * Reads a file's header.
   *
   * @throws ContrapostError `CP_FILE_NOT_FOUND`, `CP_FILE_UNREADABLE`, `CP_FILE_SYNTAX`, `CP_CSV_COLUMN_TWICE`
   */
  static async open(file: string): Promise<CsvFile> {
    const start = await attemptReading(file, () => readStart(file));
    const delimiter = delimiterOf(start);
    const columns = [...readHeader(file, start, delimiter)];
    while (columns.at(-1) === "") columns.pop();
    const where = `${file}:1`;
    if (columns.length === 0)
      throw new ContrapostError("CP_FILE_SYNTAX", { where, reason: "the file is empty" });
    const twice = columns.find((column, index) => columns.indexOf(column) < index);
    if (twice !== undefined) throw new ContrapostError("CP_CSV_COLUMN_TWICE", { where, column: twice });
    return new CsvFile(file, columns, delimiter);
  }

  /**
   * The rows below the header, or those of a part. Rows without any value are left out.
   *
   * @param refuse - takes the problem of a row that has too few or too many values; without it, it is thrown
   * @throws ContrapostError `CP_FILE_SYNTAX`, `CP_CSV_ROW`
   */
  async *rows(refuse?: (problem: ContrapostError) => void, part?: CsvRange): AsyncGenerator<CsvRow> {
    const bytes = part === undefined ? {} : { start: part.start, end: part.end - 1 };
    const parser = parse({ ...options, delimiter: this.delimiter });
    // pipeline() closes the file also where the caller stops early or the parser fails.
    pipeline(createReadStream(this.file, bytes), parser, () => undefined);
    const { start: partStart, linesAbove: partLines } = part ?? { start: 0, linesAbove: 0 };
    let isHeader = part === undefined;
    let start = partStart;
    let linesAbove = partLines;
    try {
      for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: InfoRecord }>) {
        const end = partStart + info.bytes;
        if (!isHeader) {
          const row = this.#row(record, partLines + info.lines, { start, end, linesAbove });
          const problem = this.#countProblem(record, row.where);
          if (problem === undefined) yield row;
          else if (refuse === undefined) throw problem;
          else refuse(problem);
        }
        isHeader = false;
        start = end;
        linesAbove = partLines + info.lines;
      }
    } catch (error) {
      throw syntaxError(this.file, error, partLines);
    }
  }

  #row(values: readonly string[], lastLine: number, range: CsvRange): CsvRow {
    let breaks = 0;
    for (const value of values) {
      if (value.includes("\uFFFD")) throw notUtf8(this.file, lastLine);
      if (value.includes("\n")) breaks += value.split("\n").length - 1;
    }
    const line = lastLine - breaks;
    return { values, line, where: `${this.file}:${line}`, range };
  }

  #countProblem(record: readonly string[], where: string): ContrapostError | undefined {
    const columns = this.columns.length;
    const extra = record.slice(columns).some((value) => value !== "");
    if (record.length >= columns && !extra) return undefined;
    return new ContrapostError("CP_CSV_ROW", { where, count: record.length, columns });
  }
}

async function readStart(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(mostHeaderBytes);
    const { bytesRead } = await handle.read(buffer, 0, mostHeaderBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The one of `,` and `;` that the first line has more of, quotes aside. */
function delimiterOf(start: Buffer): string {
  const [line = ""] = start.toString("utf8").split(/\r?\n/, 1);
  const bare = line.replace(/"[^"]*"/g, "");
  return bare.split(";").length > bare.split(",").length ? ";" : ",";
}

function readHeader(file: string, start: Buffer, delimiter: string): readonly string[] {
  try {
    const [header = []] = parseSync(start, { ...options, info: false, delimiter, to: 1 });
    if (header.some((name) => name.includes("\uFFFD") || name.includes("\0"))) throw notUtf8(file, 1);
    return header;
  } catch (error) {
    throw syntaxError(file, error, 0);
  }
}

function notUtf8(file: string, line: number): ContrapostError {
  return new ContrapostError("CP_FILE_SYNTAX", {
    where: `${file}:${line}`,
    reason: "the file is not text in UTF-8",
  });
}

function syntaxError(file: string, error: unknown, linesAbove: number): unknown {
  if (!(error instanceof CsvError)) return readingError(file, error);
  const line = "lines" in error && typeof error["lines"] === "number" ? error["lines"] : 1;
  const where = `${file}:${line + linesAbove}`;
  const reason = reasons[error.code] ?? error.message.replace(/\.$/, "");
  return new ContrapostError("CP_FILE_SYNTAX", { where, reason }, { cause: error });
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quoted value is not closed up to here",
  CSV_INVALID_CLOSING_QUOTE: "a quoted value goes on behind its closing quote",
  INVALID_OPENING_QUOTE: "a quote stands inside of a value that does not start with one",
  CSV_MAX_RECORD_SIZE:
    "a row that ends here is longer than a megabyte; perhaps a quoted value above is not closed",
};
