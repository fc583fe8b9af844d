import type { SqliteTarget } from "../database-url.js";
import { knownMigrations, migrationTable } from "../migrations/known-migrations.js";
import { migrations } from "../migrations/migrations.js";
import type { Store } from "../session.js";
import { SqliteConnection } from "./sqlite-connection.js";
import { SqliteStore } from "./sqlite-store.js";

const memory: SqliteTarget = Object.freeze({
  engine: "sqlite",
  file: ":memory:",
  busyTimeout: 5000,
  name: ":memory:",
});

/** What Kysely keeps its migrations in, word for word. */
const bookkeeping = [
  `create table "${migrationTable}" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null)`,
  `create table "${migrationTable}_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null)`,
  `insert into "${migrationTable}_lock" ("id", "is_locked") values ('migration_lock', 0)`,
];

/**
 * Opens empty books in memory for tests. They are what migrating makes, by its statements alone: to load the migrator
 * takes longer than all else that a test does.
 */
export function openEmptyBooks(): SqliteStore {
  const connection = new SqliteConnection(memory, { readonly: false });
  const execute = (statement: string) => connection.objects(statement, []);
  for (const statement of bookkeeping) execute(statement);
  for (const { statements } of migrations) for (const statement of statements("sqlite")) execute(statement);
  const at = new Date(0).toISOString();
  const record = `INSERT INTO ${migrationTable} (name, timestamp) VALUES (?, ?)`;
  for (const name of knownMigrations) connection.objects(record, [name, at]);
  return new SqliteStore(memory, connection);
}

/** Opens books in memory that begin as others were when {@link SqliteStore.image} was taken of them. */
export function openBooksImage(image: Buffer): Store {
  return new SqliteStore(memory, new SqliteConnection(memory, { readonly: false, image }));
}
