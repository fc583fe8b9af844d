import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import copyStreams from "pg-copy-streams";
import type { SqlRow, SqlValue, TableSpec } from "../session.js";
import { copyText } from "./copy-text.js";

/** From here on COPY is faster, although it needs a second round trip. */
const copyFrom = 100;

/** Looks up rows for the writer: the columns' types of a table. */
export type Query = (sql: string, parameters: readonly SqlValue[]) => Promise<SqlRow[]>;

/** A statement and its parameters. */
export interface Insert {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** How rows are written in bulk: by COPY, and few of them by one statement over arrays. */
export class BulkWriter {
  readonly #inserts = new WeakMap<TableSpec, string>();

  /** The statement for few rows; nothing where COPY serves better. */
  async insert(query: Query, table: TableSpec, values: readonly SqlValue[]): Promise<Insert | undefined> {
    const width = table.columns.length;
    if (values.length % width !== 0) {
      throw new RangeError(`${values.length} values do not fill rows of ${width} columns.`);
    }
    if (values.length / width >= copyFrom) return undefined;
    let text = this.#inserts.get(table);
    if (text === undefined) {
      text = insertText(table, await columnTypes(query, table.table));
      this.#inserts.set(table, text);
    }
    const columns = table.columns.map((_, column) => everyNth(values, column, width));
    return { text, parameters: columns };
  }

  /** Writes many rows. */
  async copy(
    client: pg.ClientBase,
    { table, columns }: TableSpec,
    values: readonly SqlValue[],
  ): Promise<void> {
    const stream = client.query(copyStreams.from(`COPY ${table} (${columns.join(", ")}) FROM STDIN`));
    await pipeline(Readable.from(copyText(values, columns.length), { objectMode: false }), stream);
  }
}

/** One text for any number of rows, so that it is prepared once. Arrays need their types to be named. */
function insertText({ table, columns }: TableSpec, types: ReadonlyMap<string, string>): string {
  const arrays = columns.map((column) => `?::${types.get(column) ?? "text"}[]`);
  return `INSERT INTO ${table} (${columns.join(", ")}) SELECT * FROM unnest(${arrays.join(", ")})`;
}

async function columnTypes(query: Query, table: string): Promise<ReadonlyMap<string, string>> {
  const rows = await query(
    "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0",
    [table],
  );
  return new Map(rows.map(([name, type]) => [String(name), String(type)]));
}

function everyNth(values: readonly SqlValue[], start: number, step: number): (SqlValue | undefined)[] {
  const column: (SqlValue | undefined)[] = [];
  for (let index = start; index < values.length; index += step) column.push(values[index]);
  return column;
}
