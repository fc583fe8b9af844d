import type pg from "pg";
import type { PostgresTarget } from "../database-url.js";
import type { InspectedDatabase } from "../inspected-database.js";
import { appliedMigrations } from "./applied-migrations.js";
import { openPool } from "./open-pool.js";
import { translateOpenError } from "./postgres-errors.js";
import { PostgresStore } from "./postgres-store.js";

const settings = [
  "data_checksums",
  "default_transaction_read_only",
  "fsync",
  "full_page_writes",
  "idle_in_transaction_session_timeout",
  "server_encoding",
  "server_version_num",
  "statement_timeout",
  "synchronous_commit",
  "transaction_timeout",
] as const;

/** Looks at a PostgreSQL database through transactions that cannot write. */
export async function inspectPostgres(target: PostgresTarget): Promise<InspectedDatabase> {
  const pool = openPool(target, { readonly: true });
  try {
    const client = await pool.connect();
    try {
      const { server_version: version = "", ...values } = await settingsOf(client);
      const migrations = await appliedMigrations(client);
      const writable = await isWritable(client, migrations.length > 0);
      const store = new PostgresStore(target, pool);
      const { name } = target;
      return { engine: "postgres", name, version, settings: values, writable, migrations, store };
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw translateOpenError(target, error);
  }
}

/** As a new connection has them. What the server's version does not know is left out. */
async function settingsOf(client: pg.ClientBase): Promise<Readonly<Record<string, string>>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `SELECT name, reset_val AS value FROM pg_settings WHERE name = ANY($1)
     UNION ALL SELECT 'in_recovery', CASE WHEN pg_is_in_recovery() THEN 'on' ELSE 'off' END
     UNION ALL SELECT 'server_version', current_setting('server_version')`,
    [settings],
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Books are written to; where there are none yet, their tables are made. */
async function isWritable(client: pg.ClientBase, hasBooks: boolean): Promise<boolean> {
  const { rows } = await client.query<{ writable: bigint | null }>(
    hasBooks
      ? "SELECT has_table_privilege('journal', 'INSERT') AS writable"
      : "SELECT has_schema_privilege(current_schema(), 'CREATE') AS writable",
  );
  return rows[0]?.writable === 1n;
}
