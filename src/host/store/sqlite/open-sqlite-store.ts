import type { SqliteTarget } from "../database-url.js";
import { knownMigrations, needsMigration } from "../migrations/known-migrations.js";
import type { SchemaMigration } from "../migrations/schema-migration.js";
import { appliedMigrations } from "./applied-migrations.js";
import { retryWhileBusy } from "./retry-while-busy.js";
import { SqliteConnection } from "./sqlite-connection.js";
import { translateOpenError } from "./sqlite-errors.js";
import { SqliteStore } from "./sqlite-store.js";

/**
 * Opens a SQLite database and brings its schema up to date.
 *
 * @param migrations other migrations than the host's own, for tests
 * @throws CP_DATABASE_OPEN, CP_DATABASE_BUSY, CP_SCHEMA_NEWER
 */
export async function openSqliteStore(
  target: SqliteTarget,
  migrations?: readonly SchemaMigration[],
): Promise<SqliteStore> {
  let connection: SqliteConnection | undefined;
  try {
    connection = await retryWhileBusy(target, () => new SqliteConnection(target, { readonly: false }));
    await bringUpToDate(connection, migrations);
    return new SqliteStore(target, connection);
  } catch (error) {
    connection?.close();
    throw translateOpenError(target, error);
  }
}

async function bringUpToDate(
  connection: SqliteConnection,
  migrations?: readonly SchemaMigration[],
): Promise<void> {
  const known = migrations?.map(({ name }) => name) ?? knownMigrations;
  const applied = await retryWhileBusy(connection.target, () => appliedMigrations(connection));
  if (!needsMigration(connection.target.name, applied, known)) return;

  const [{ migrate }, own] = await Promise.all([
    import("../migrations/migrate.js"),
    import("../migrations/migrations.js"),
  ]);
  const execute = async (text: string, parameters: readonly unknown[] = []) =>
    connection.objects(text, parameters);
  await connection.begin("IMMEDIATE");
  try {
    await migrate({ engine: "sqlite", execute }, migrations ?? own.migrations);
    connection.prepare("COMMIT").run();
  } catch (error) {
    connection.rollback();
    throw error;
  }
}
