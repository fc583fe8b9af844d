import { ContrapostError } from "@contrapost/sdk";
import pg from "pg";
import { type ConstraintKind, constraintError } from "../constraint.js";
import type { PostgresTarget } from "../database-url.js";
import { guardError } from "../guard-error.js";

const constraintKinds: Readonly<Record<string, ConstraintKind>> = {
  "23505": "unique",
  "23514": "check",
  "23503": "foreignKey",
  "23502": "notNull",
  "22P02": "type",
  "22003": "type",
};

/** Serialization failure and deadlock: repeating the whole transaction mends both. */
const conflicts = new Set(["40001", "40P01"]);
const lockNotAvailable = "55P03";

/** Lost connections, exhausted resources, interventions, a read-only server: not the statement's fault. */
const failures = /^(08|25006|53|57|58|XX)/;

/** Whether an error, or what caused it, asks for the whole transaction to be repeated. */
export function isConflict(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 20; depth += 1) {
    if (current instanceof pg.DatabaseError && conflicts.has(current.code ?? "")) return true;
    current = current.cause;
  }
  return false;
}

/** Whether the connection is of no more use. */
function isConnectionLost(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(08|57)/.test(error.code ?? "");
  return (
    error instanceof Error &&
    ("syscall" in error || /^(Connection terminated|Client (has|was))/.test(error.message))
  );
}

/** The error of a transaction that met others too often. */
export function busyError(target: PostgresTarget, attempts: number, cause: unknown): ContrapostError {
  const reason = `other transactions stood in the way ${attempts} times (${reasonOf(cause)})`;
  return new ContrapostError("CP_DATABASE_BUSY", { database: target.name, reason }, { cause });
}

/** Turns what went wrong while opening into one of our errors. */
export function translateOpenError(target: PostgresTarget, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ContrapostError) return error;
  return new ContrapostError(
    "CP_DATABASE_OPEN",
    { database: target.name, reason: reasonOf(error) },
    { cause: error },
  );
}

/** Turns an error of a statement into one of ours where it has a meaning beyond a fault in our own text. */
export function translateError(target: PostgresTarget, sql: string, error: unknown): unknown {
  if (isConnectionLost(error)) return failed(target, error);
  if (!(error instanceof pg.DatabaseError)) return error;
  const code = error.code ?? "";
  const kind = constraintKinds[code];
  if (kind !== undefined) return constraintError({ kind, ...subject(sql, kind, error) }, error);
  if (code === "P0001") return guardError(error.message, error) ?? error;
  if (code === lockNotAvailable) return busyError(target, 1, error);
  return failures.test(code) ? failed(target, error) : error;
}

function failed(target: PostgresTarget, cause: unknown): ContrapostError {
  return new ContrapostError(
    "CP_DATABASE_FAILED",
    { database: target.name, reason: reasonOf(cause) },
    { cause },
  );
}

function subject(
  sql: string,
  kind: ConstraintKind,
  error: pg.DatabaseError,
): { table: string; constraint: string } {
  const [, written = "?"] = /(?:INTO|UPDATE|FROM|COPY)\s+(\w+)/i.exec(sql) ?? [];
  const table = error.table ?? written;
  if (kind === "notNull") return { table, constraint: `${error.column ?? "?"} NOT NULL` };
  return { table, constraint: error.constraint ?? error.message };
}

/** A refused connection to a name with several addresses comes as one error without a text of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  return error instanceof Error ? error.message : String(error);
}
