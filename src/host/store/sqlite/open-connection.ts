import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ContrapostError } from "@contrapost/sdk";
import Sqlite, { type Database } from "better-sqlite3";
import type { SqliteTarget } from "../database-url.js";

/** About 32 MB of pages: the tables' ends and the indexes of a long journal. Negative counts KiB. */
const cacheSize = -32_000;
/** After a long journal's commit the write-ahead log shrinks to this, in bytes. */
const walSizeLimit = 64 * 1024 * 1024;

export interface ConnectionOptions {
  readonly readonly: boolean;
  /** How long the driver blocks the process while another one holds a lock, in milliseconds. */
  readonly timeout: number;
  /** What a database in memory begins with: one that was serialized. */
  readonly image?: Buffer;
}

/**
 * Opens one connection with the settings on which durability and the guards rest, each checked, because SQLite
 * ignores in silence what it cannot do.
 *
 * @throws CP_DATABASE_OPEN; SQLite's own error when the database is busy
 */
export function openConnection(target: SqliteTarget, options: ConnectionOptions): Database {
  const memory = target.file === ":memory:";
  const path = memory ? (options.image ?? target.file) : resolve(target.file);
  if (typeof path === "string" && !memory) checkPlace(target, path);
  const connection = new Sqlite(path, { readonly: options.readonly, timeout: options.timeout });
  try {
    connection.defaultSafeIntegers(true);
    if (!memory && !options.readonly) ensurePragma(connection, target, "journal_mode", "wal");
    ensurePragma(connection, target, "synchronous", 2n, "FULL");
    ensurePragma(connection, target, "foreign_keys", 1n, "ON");
    // Without it, INSERT OR REPLACE would pass by the triggers against deletion.
    ensurePragma(connection, target, "recursive_triggers", 1n, "ON");
    connection.pragma(`cache_size = ${cacheSize}`);
    connection.pragma(`journal_size_limit = ${walSizeLimit}`);
    // Sorting goes to temporary files when it outgrows the cache: memory must not grow with a journal.
    connection.pragma("temp_store = FILE");
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Sets a pragma and makes sure that it took.
 *
 * @param expected what reading it answers once it took
 * @param setting how it is written, where that differs
 * @throws CP_DATABASE_OPEN
 */
export function ensurePragma(
  connection: Database,
  target: SqliteTarget,
  name: string,
  expected: string | bigint,
  setting: string = String(expected),
): void {
  // Also where it reads as wanted: only what was set is kept when the file turns out to be in WAL mode.
  connection.pragma(`${name} = ${setting}`);
  if (connection.pragma(name, { simple: true }) === expected) return;
  throw openError(target, `it does not accept ${name} = ${setting}`);
}

export function openError(target: SqliteTarget, reason: string, cause?: unknown): ContrapostError {
  return new ContrapostError("CP_DATABASE_OPEN", { database: target.name, reason }, { cause });
}

/**
 * Makes sure that a file can be at a path.
 *
 * @throws CP_DATABASE_OPEN
 */
export function checkPlace(target: SqliteTarget, path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw openError(target, `there is no folder ${folder}`);
  if (existsSync(path) && statSync(path).isDirectory()) throw openError(target, "it is a folder");
}
