import { isContrapostError } from "@contrapost/sdk";

/**
 * Whether the database itself failed, and not the statement: then no savepoint helps, and whoever catches the error
 * must not go on as if only his own work had been refused.
 */
export function isDatabaseFailure(error: unknown): boolean {
  return (
    isContrapostError(error) && (error.code === "CP_DATABASE_FAILED" || error.code === "CP_DATABASE_BUSY")
  );
}
