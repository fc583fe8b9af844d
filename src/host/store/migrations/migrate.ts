import { migrationTable } from "./known-migrations.js";
import type { SchemaMigration, StoreEngine } from "./schema-migration.js";

/** What migrating needs of an engine: a connection with an open transaction that holds the migration lock. */
export interface MigrationConnection {
  readonly engine: StoreEngine;
  /** Runs one statement in the engine's own placeholders and answers its rows as objects. */
  execute(text: string, parameters?: readonly unknown[]): Promise<unknown[]>;
}

const record: Readonly<Record<StoreEngine, string>> = {
  sqlite: `INSERT INTO ${migrationTable} (name, timestamp) VALUES (?, ?)`,
  postgres: `INSERT INTO ${migrationTable} (name, timestamp) VALUES ($1, $2)`,
};

/**
 * Applies the migrations that the database lacks, and records each. The caller's transaction spans all of them, so that
 * a failure leaves nothing behind, not even the bookkeeping.
 */
export async function migrate(
  connection: MigrationConnection,
  migrations: readonly SchemaMigration[],
): Promise<void> {
  const { engine } = connection;
  await connection.execute(
    `CREATE TABLE IF NOT EXISTS ${migrationTable} (name VARCHAR(255) NOT NULL PRIMARY KEY, timestamp VARCHAR(255) NOT NULL)`,
  );
  const rows = (await connection.execute(`SELECT name FROM ${migrationTable}`)) as {
    readonly name: string;
  }[];
  const applied = new Set(rows.map(({ name }) => name));
  for (const { name, statements } of migrations) {
    if (applied.has(name)) continue;
    for (const statement of statements(engine)) await connection.execute(statement);
    await connection.execute(record[engine], [name, new Date().toISOString()]);
  }
}
