import { writePostgres } from "../floor/postgres-floor.js";
import { requireSameRows } from "../floor/same-rows.js";
import { writeSqlite } from "../floor/sqlite-floor.js";
import { readWrittenRows, type WrittenRows } from "../floor/written-rows.js";

/** Prepared books to write to, and the books that hold what is to be written. */
export interface RowSource {
  readonly database: string;
  readonly posted: string;
  /** What the posting wrote has higher ids. */
  readonly lastId: number;
}

export interface WriteTask extends RowSource {
  /** Books to write before, untimed. */
  readonly warmUp: RowSource;
}

export interface WriteResult {
  readonly seconds: number;
}

/** The floor: writes the very rows that a posting wrote, without computing any. */
export async function writeRows({ warmUp, ...source }: WriteTask): Promise<WriteResult> {
  await writeOnce(warmUp);
  return { seconds: await writeOnce(source) };
}

async function writeOnce({ database, posted, lastId }: RowSource): Promise<number> {
  const rows = await readWrittenRows(posted, lastId);
  const seconds = await write(database, rows);
  requireSameRows(rows, await readWrittenRows(database, lastId));
  return seconds;
}

async function write(database: string, rows: WrittenRows): Promise<number> {
  const [scheme, file] = database.split("sqlite:", 2);
  return scheme === "" && file !== undefined ? writeSqlite(file, rows) : await writePostgres(database, rows);
}
