import type { EngineBooks } from "./engine-books.js";
import { sqliteGuards } from "./sqlite-guards.js";

/** SQLite's side of the schema. STRICT tables, because otherwise any column takes any type. */
export const sqliteBooks: EngineBooks = {
  spell: (schema) =>
    schema
      .replaceAll("{id}", "INTEGER PRIMARY KEY")
      .replaceAll("{clustered}", " WITHOUT ROWID, STRICT")
      .replaceAll("\n);", "\n) STRICT;")
      .replaceAll("BIGINT", "INTEGER"),
  statements: [
    "CREATE TABLE id_counter (one INTEGER PRIMARY KEY CHECK (one = 1), next INTEGER NOT NULL) STRICT",
    "INSERT INTO id_counter (one, next) VALUES (1, 1)",
    ...sqliteGuards,
  ],
};
