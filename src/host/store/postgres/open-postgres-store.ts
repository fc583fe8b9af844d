import pg from "pg";
import type { PostgresTarget } from "../database-url.js";
import { knownMigrations, migrationTable, needsMigration } from "../migrations/known-migrations.js";
import type { SchemaMigration } from "../migrations/schema-migration.js";
import type { Store } from "../session.js";
import { translateOpenError } from "./postgres-errors.js";
import { PostgresStore } from "./postgres-store.js";
import { rowTypes } from "./row-types.js";

const connectTimeout = 10_000;
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
  // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool awaits it; its types do not say so
  const pool = new pg.Pool({ connectionString: target.url, types: rowTypes, Client: BooksClient, onConnect });
  // The pool reports here what its idle connections said.
  pool.on("error", () => undefined);
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

/** The pool's own time limit would count waiting for a long transaction too; this one is for connecting alone. */
class BooksClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: connectTimeout });
    // A connection that is lost also says so here, beside failing its query; unheard it would end the process.
    this.on("error", () => undefined);
  }
}

/** A posting that was acknowledged must survive a power cut, whatever the server's default is. */
async function onConnect(client: pg.ClientBase): Promise<void> {
  await client.query(
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
  );
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

async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows: tables } = await client.query<{ found: string | null }>("SELECT to_regclass($1) AS found", [
    migrationTable,
  ]);
  if (tables[0]?.found === null) return [];
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${migrationTable} ORDER BY name`);
  return rows.map(({ name }) => name);
}
