import type pg from "pg";
import { migrationTable } from "../migrations/known-migrations.js";

/** The names of the migrations that a database has, in order. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows: tables } = await client.query<{ found: string | null }>("SELECT to_regclass($1) AS found", [
    migrationTable,
  ]);
  if (tables[0]?.found === null) return [];
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${migrationTable} ORDER BY name`);
  return rows.map(({ name }) => name);
}
