import { ContrapostError } from "@contrapost/sdk";
import Sqlite, { type Database } from "better-sqlite3";
import { type ConstraintKind, constraintError } from "../constraint.js";
import type { SqliteTarget } from "../database-url.js";
import { guardError } from "../guard-error.js";
import { openError } from "./open-connection.js";

const constraintKinds: Readonly<Record<string, ConstraintKind>> = {
  SQLITE_CONSTRAINT_UNIQUE: "unique",
  SQLITE_CONSTRAINT_PRIMARYKEY: "unique",
  SQLITE_CONSTRAINT_ROWID: "unique",
  SQLITE_CONSTRAINT_CHECK: "check",
  SQLITE_CONSTRAINT_FOREIGNKEY: "foreignKey",
  SQLITE_CONSTRAINT_NOTNULL: "notNull",
  SQLITE_CONSTRAINT_DATATYPE: "type",
};

/** The machine's faults, not the statement's. */
const failures = /^SQLITE_(FULL|IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|PERM|NOMEM|PROTOCOL)/;

/** Whether another connection holds the lock that was needed. */
export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);
}

/** The error of a lock that was not had within the time allowed. */
export function busyError(target: SqliteTarget, cause: unknown): ContrapostError {
  const reason = `another connection held its lock for more than ${target.busyTimeout} ms`;
  return new ContrapostError("CP_DATABASE_BUSY", { database: target.name, reason }, { cause });
}

/** Turns what went wrong while opening into one of our errors. */
export function translateOpenError(target: SqliteTarget, error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  return isBusy(error) ? busyError(target, error) : openError(target, error.message, error);
}

/** Turns an error of a statement into one of ours where it has a meaning beyond a fault in our own text. */
export function translateError(
  connection: Database,
  target: SqliteTarget,
  sql: string,
  error: unknown,
): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  if (isBusy(error)) return busyError(target, error);
  if (error.code === "SQLITE_CONSTRAINT_TRIGGER") return guardError(error.message, error) ?? error;
  const kind = constraintKinds[error.code];
  if (kind !== undefined)
    return constraintError({ kind, ...subject(connection, sql, kind, error.message) }, error);
  if (!failures.test(error.code)) return error;
  return new ContrapostError(
    "CP_DATABASE_FAILED",
    { database: target.name, reason: error.message },
    { cause: error },
  );
}

interface Subject {
  readonly table: string;
  readonly constraint: string;
}

/** SQLite names a key by its columns, a check by its text and a foreign key not at all. */
function subject(connection: Database, sql: string, kind: ConstraintKind, message: string): Subject {
  const detail = message.replace(/^.*? failed: /, "");
  const [, column = ""] = /\w+\.(\w+)$/.exec(detail) ?? [];
  const [, written = "?"] = /(?:INTO|UPDATE|FROM)\s+(\w+)/i.exec(sql) ?? [];
  const [, table = written] = /(\w+)\.\w+/.exec(detail) ?? [];
  switch (kind) {
    case "unique":
      return { table, constraint: keyName(connection, table, detail) };
    case "foreignKey":
      return { table: written, constraint: `the foreign keys to ${parents(connection, written)}` };
    case "notNull":
      return { table, constraint: `${column} NOT NULL` };
    case "check":
      return { table: written, constraint: `CHECK (${detail})` };
    case "type":
      return { table, constraint: detail };
  }
}

/** The name of a key as PostgreSQL would give it, so that callers name it once for both engines. */
function keyName(connection: Database, table: string, detail: string): string {
  const [, index] = /^index '(\w+)'$/.exec(detail) ?? [];
  if (index !== undefined) return index;
  const columns = detail.split(", ").map((name) => name.slice(name.indexOf(".") + 1));
  for (const { name, origin } of indexes(connection, table)) {
    if (origin === "pk" || indexColumns(connection, name) !== columns.join(",")) continue;
    return origin === "c" ? name : `${table}_${columns.join("_")}_key`;
  }
  return `${table}_pkey`;
}

function indexes(connection: Database, table: string): readonly { name: string; origin: string }[] {
  const list = connection.prepare<[string], { name: string; origin: string }>(
    'SELECT name, origin FROM pragma_index_list(?) WHERE "unique" = 1',
  );
  return list.raw(false).all(table);
}

function indexColumns(connection: Database, index: string): string {
  const list = connection.prepare<[string], string>("SELECT name FROM pragma_index_info(?) ORDER BY seqno");
  return list.pluck().all(index).join(",");
}

function parents(connection: Database, table: string): string {
  const list = connection.prepare<[string], string>(
    'SELECT DISTINCT "table" FROM pragma_foreign_key_list(?) ORDER BY 1',
  );
  return list.pluck().all(table).join(", ");
}
