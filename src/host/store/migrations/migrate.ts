import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type Migration,
  Migrator,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from "kysely";
import { migrationTable } from "./known-migrations.js";
import type { SchemaMigration, StoreEngine } from "./schema-migration.js";

/** What the migrator needs of an engine: a connection with an open transaction that holds the migration lock. */
export interface MigrationConnection {
  readonly engine: StoreEngine;
  /** The schema to migrate, where the engine has several: one database may hold the books of several hosts. */
  readonly schema?: string;
  /** Runs one statement in the engine's own placeholders and answers its rows as objects. */
  execute(text: string, parameters: readonly unknown[]): Promise<unknown[]>;
}

/**
 * Applies the migrations that the database lacks. The caller's transaction spans all of them, so that a failure
 * leaves nothing behind, not even the bookkeeping.
 */
export async function migrate(
  connection: MigrationConnection,
  migrations: readonly SchemaMigration[],
): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new TransactionDialect(connection) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(migrations.map(toKysely(connection.engine))) },
    migrationTableName: migrationTable,
    migrationLockTableName: `${migrationTable}_lock`,
    ...(connection.schema !== undefined && { migrationTableSchema: connection.schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error as Error;
}

function toKysely(engine: StoreEngine): (migration: SchemaMigration) => [string, Migration] {
  return ({ name, statements }) => {
    const up: Migration["up"] = async (db) => {
      for (const statement of statements(engine)) await sql.raw(statement).execute(db);
    };
    return [name, { up }];
  };
}

/** Lets Kysely work inside a transaction that somebody else begins and ends. */
class TransactionDialect implements Dialect {
  readonly #connection: MigrationConnection;

  constructor(connection: MigrationConnection) {
    this.#connection = connection;
  }

  createDriver(): Driver {
    return new TransactionDriver(this.#connection);
  }

  createQueryCompiler(): SqliteQueryCompiler | PostgresQueryCompiler {
    return this.#connection.engine === "sqlite" ? new SqliteQueryCompiler() : new PostgresQueryCompiler();
  }

  createAdapter(): SqliteAdapter | PostgresAdapter {
    return this.#connection.engine === "sqlite"
      ? new TransactionalSqliteAdapter()
      : new LockedPostgresAdapter();
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector | PostgresIntrospector {
    return this.#connection.engine === "sqlite" ? new SqliteIntrospector(db) : new PostgresIntrospector(db);
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** The caller holds the lock; Kysely would release its own in a transaction that a failure has spoiled. */
class LockedPostgresAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

class TransactionDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: MigrationConnection) {
    this.#connection = {
      async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
        return { rows: (await connection.execute(query.sql, query.parameters)) as Row[] };
      },
      streamQuery(): never {
        throw new Error("Migrations do not stream.");
      },
    };
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {}
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
