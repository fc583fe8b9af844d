import type { SqliteTarget } from "../database-url.js";
import type { Store } from "../session.js";
import { openSqliteStore } from "./open-sqlite-store.js";
import { SqliteConnection } from "./sqlite-connection.js";
import { SqliteStore } from "./sqlite-store.js";

const memory: SqliteTarget = Object.freeze({
  engine: "sqlite",
  file: ":memory:",
  busyTimeout: 5000,
  name: ":memory:",
});

/** Opens empty books in memory, of which an image can be taken. */
export function openEmptyBooks(): Promise<SqliteStore> {
  return openSqliteStore(memory);
}

/** Opens books in memory that begin as others were when {@link SqliteStore.image} was taken of them. */
export function openBooksImage(image: Buffer): Store {
  return new SqliteStore(memory, new SqliteConnection(memory, { readonly: false, image }));
}
