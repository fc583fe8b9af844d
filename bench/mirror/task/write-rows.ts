import { requireMirrored, requireSameRows } from "../floor/check-rows.js";
import { writePostgres } from "../floor/postgres-floor.js";
import { writeSqlite } from "../floor/sqlite-floor.js";
import { readWrittenRows, type WrittenRows } from "../floor/written-rows.js";

/** Prepared books to write to, and the books that hold what is to be written. */
export interface RowSource {
  readonly database: string;
  readonly posted: string;
  /** What the posting wrote has higher ids. */
  readonly lastId: number;
  readonly payments: number;
}

export interface WriteTask extends RowSource {
  /** Books to write before, untimed. */
  readonly warmUp: RowSource;
  /** Whether to make sure afterwards that both left the same rows. */
  readonly compare: boolean;
}

export interface WriteResult {
  readonly seconds: number;
}

/** The floor: writes the very rows that a posting wrote, without computing any. */
export async function writeRows({ warmUp, compare, ...source }: WriteTask): Promise<WriteResult> {
  await write(warmUp.database, await rowsOf(warmUp));
  const rows = await rowsOf(source);
  const seconds = await write(source.database, rows);
  if (compare) requireSameRows(rows, await readWrittenRows(source.database, source.lastId));
  return { seconds };
}

async function rowsOf({ posted, lastId, payments }: RowSource): Promise<WrittenRows> {
  const rows = await readWrittenRows(posted, lastId);
  requireMirrored(rows, payments);
  return rows;
}

async function write(database: string, rows: WrittenRows): Promise<number> {
  const scheme = "sqlite:";
  if (database.startsWith(scheme)) return writeSqlite(database.slice(scheme.length), rows);
  return await writePostgres(database, rows);
}
