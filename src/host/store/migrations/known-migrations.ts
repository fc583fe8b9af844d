import { ContrapostError } from "@contrapost/sdk";

/** The table that records which migrations a database has. */
export const migrationTable = "schema_migration";

/** The names of all migrations, in order: enough to tell whether a database is current without loading them. */
export const knownMigrations = ["0001-fields-and-due-accounts"] as const;

/**
 * Tells whether migrations are missing.
 *
 * @param applied the names that the database holds
 * @throws CP_SCHEMA_NEWER when it holds one that this version does not know
 */
export function needsMigration(
  database: string,
  applied: readonly string[],
  known: readonly string[],
): boolean {
  const newer = applied.find((name) => !known.includes(name));
  if (newer !== undefined) throw new ContrapostError("CP_SCHEMA_NEWER", { database, migration: newer });
  return applied.length < known.length;
}
