import type { SqlValue } from "contrapost";
import Sqlite, { type Database, type Statement } from "better-sqlite3";
import type { TableRows, WrittenRows } from "./written-rows.js";

/** Rows per statement, largest first. 20, 100 and 200 were no faster, and updates row by row took two thirds longer. */
const sizes = [50, 1] as const;

/** A prepared statement and the values of each of its runs. */
interface PreparedRuns {
  readonly statement: Statement<SqlValue[]>;
  readonly runs: readonly (readonly SqlValue[])[];
}

/**
 * Writes given rows to prepared books in one durable transaction, by the driver alone, and answers the seconds it
 * took. Opening, preparing statements and cutting the values to their length come before the clock starts.
 */
export function writeSqlite(file: string, rows: WrittenRows): number {
  const database = open(file);
  try {
    const work = prepare(database, rows);
    const begin = database.prepare("BEGIN IMMEDIATE");
    const commit = database.prepare("COMMIT");
    // What reading the rows left behind is not to be cleared away on the clock.
    globalThis.gc?.();
    const start = performance.now();
    begin.run();
    for (const { statement, runs } of work) {
      for (const values of runs) statement.run(...values);
    }
    commit.run();
    return (performance.now() - start) / 1000;
  } finally {
    database.close();
  }
}

/** The settings of the host's own connections. */
function open(file: string): Database {
  const database = new Sqlite(file, { fileMustExist: true });
  const settings = [
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "cache_size = -32000",
    "journal_size_limit = 67108864",
    "temp_store = FILE",
  ];
  for (const setting of settings) database.pragma(setting);
  return database;
}

function prepare(database: Database, { inserted, invoices, journals }: WrittenRows): readonly PreparedRuns[] {
  return [
    ...inserted.flatMap((rows) => inRuns(database, rows, insertSql)),
    ...inRuns(database, invoices, updateSql),
    ...inRuns(database, journals, updateSql),
  ];
}

function inRuns(
  database: Database,
  rows: TableRows,
  sql: (rows: TableRows, size: number) => string,
): PreparedRuns[] {
  const width = rows.columns.length;
  const values = rows.values.map(asNumber);
  const made: PreparedRuns[] = [];
  let offset = 0;
  for (const size of sizes) {
    const runs: SqlValue[][] = [];
    const length = size * width;
    for (; offset + length <= values.length; offset += length)
      runs.push(values.slice(offset, offset + length));
    if (runs.length > 0) made.push({ statement: database.prepare(sql(rows, size)), runs });
  }
  return made;
}

/** A number is bound faster than a bigint. */
function asNumber(value: SqlValue): SqlValue {
  return typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function insertSql({ table, columns }: TableRows, size: number): string {
  return `INSERT INTO ${table} (${columns.join(", ")}) VALUES ${valuesOf(columns.length, size)}`;
}

/** The first column is the key. */
function updateSql({ table, columns }: TableRows, size: number): string {
  const changes = columns.slice(1).map((column, index) => `${column} = given.column${index + 2}`);
  return `UPDATE ${table} SET ${changes.join(", ")} FROM (VALUES ${valuesOf(columns.length, size)}) given
    WHERE ${table}.id = given.column1`;
}

function valuesOf(width: number, size: number): string {
  const row = `(${Array<string>(width).fill("?").join(",")})`;
  return Array<string>(size).fill(row).join(",");
}
