import { migrationTable } from "../migrations/known-migrations.js";
import type { SqliteConnection } from "./sqlite-connection.js";

/** The names of the migrations that a database has, in order. */
export function appliedMigrations(connection: SqliteConnection): string[] {
  const [table] = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").all(migrationTable);
  if (!table) return [];
  return connection.prepare(`SELECT name FROM ${migrationTable} ORDER BY name`).all().map(String);
}
