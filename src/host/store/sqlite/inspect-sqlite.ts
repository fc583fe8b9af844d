import { accessSync, constants, existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { SqliteTarget } from "../database-url.js";
import type { AbsentDatabase, InspectedDatabase } from "../inspected-database.js";
import type { Session } from "../session.js";
import { appliedMigrations } from "./applied-migrations.js";
import { checkPlace } from "./open-connection.js";
import { retryWhileBusy } from "./retry-while-busy.js";
import { SqliteConnection } from "./sqlite-connection.js";
import { translateOpenError } from "./sqlite-errors.js";
import { SqliteStore } from "./sqlite-store.js";

const settings = ["journal_mode", "synchronous", "foreign_keys", "recursive_triggers"] as const;
/** Enough to see what kind of damage it is. */
const mostFaults = 20;

/** Looks at a SQLite database through connections that cannot write. A file that is not there is not made. */
export async function inspectSqlite(target: SqliteTarget): Promise<InspectedDatabase | AbsentDatabase> {
  const { name, file } = target;
  if (file === ":memory:") return { name, absent: "inMemory" };
  checkPlace(target, resolve(file));
  if (!existsSync(resolve(file))) return { name, absent: "noFile" };
  let connection: SqliteConnection | undefined;
  try {
    connection = await retryWhileBusy(target, () => new SqliteConnection(target, { readonly: true }));
    const migrations = appliedMigrations(connection);
    const [[version]] = connection.prepare("SELECT sqlite_version()").all() as [[string]];
    const values = settings.map((setting) => [setting, pragma(connection!, setting)] as const);
    const store = new SqliteStore(target, connection);
    const writable = isWritable(resolve(file));
    return {
      engine: "sqlite",
      name,
      version,
      settings: Object.fromEntries(values),
      writable,
      migrations,
      store,
    };
  } catch (error) {
    connection?.close();
    throw translateOpenError(target, error);
  }
}

/** The write-ahead log stands beside the file, so that the folder must be writable too. */
function isWritable(file: string): boolean {
  try {
    for (const path of [file, dirname(file)]) accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function pragma(connection: SqliteConnection, name: string): string {
  const [[value]] = connection.prepare(`PRAGMA ${name}`).all() as [[string | bigint]];
  return String(value);
}

/** What is wrong with the file itself: torn pages, indexes that miss rows, rows that refer to none. Reads all of it. */
export async function sqliteDamage(session: Session): Promise<readonly string[]> {
  const faults = (await session.rows(`PRAGMA integrity_check(${mostFaults})`)).map(([fault]) =>
    String(fault),
  );
  if (faults.some((fault) => fault !== "ok")) return faults;
  const orphans = new Map<string, number>();
  for (const [table, , parent] of await session.rows("PRAGMA foreign_key_check")) {
    const link = `${String(table)} refers to ${String(parent)}`;
    orphans.set(link, (orphans.get(link) ?? 0) + 1);
  }
  return [...orphans].map(
    ([link, rows]) => `${link} by ${rows === 1 ? "1 key" : `${rows} keys`} that it has not`,
  );
}
