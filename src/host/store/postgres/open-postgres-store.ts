import type pg from "pg";
import type { PostgresTarget } from "../database-url.js";
import { knownMigrations, needsMigration } from "../migrations/known-migrations.js";
import type { SchemaMigration } from "../migrations/schema-migration.js";
import type { Store } from "../session.js";
import { appliedMigrations } from "./applied-migrations.js";
import { openPool } from "./open-pool.js";
import { translateOpenError } from "./postgres-errors.js";
import { PostgresStore } from "./postgres-store.js";

/** Whoever migrates holds this advisory lock. */
const migrationLock = 0x636f6e74;

/**
 * Opens a PostgreSQL database and brings its schema up to date.
 *
 * @param migrations other migrations than the host's own, for tests
 * @throws CP_DATABASE_OPEN, CP_SCHEMA_NEWER
 */
export async function openPostgresStore(
  target: PostgresTarget,
  migrations?: readonly SchemaMigration[],
): Promise<Store> {
  const pool = openPool(target, { readonly: false });
  try {
    const client = await pool.connect();
    try {
      await bringUpToDate(client, target, migrations);
    } finally {
      client.release();
    }
    return new PostgresStore(target, pool);
  } catch (error) {
    await pool.end();
    throw translateOpenError(target, error);
  }
}

async function bringUpToDate(
  client: pg.ClientBase,
  target: PostgresTarget,
  migrations?: readonly SchemaMigration[],
): Promise<void> {
  const known = migrations?.map(({ name }) => name) ?? knownMigrations;
  if (!needsMigration(target.name, await appliedMigrations(client), known)) return;

  const [{ migrate }, own] = await Promise.all([
    import("../migrations/migrate.js"),
    import("../migrations/migrations.js"),
  ]);
  const execute = async (text: string, parameters: readonly unknown[] = []) => {
    const { rows } = await client.query<Record<string, unknown>>(text, [...parameters]);
    return rows;
  };
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
    await migrate({ engine: "postgres", execute }, migrations ?? own.migrations);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
