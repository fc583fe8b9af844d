import { schemaTables } from "../schema.js";
import { postgresBooks } from "./postgres-books.js";
import type { SchemaMigration } from "./schema-migration.js";
import { sqliteBooks } from "./sqlite-books.js";

/** The tables of the books, and the triggers that guard what is posted. */
export const booksMigration: SchemaMigration = {
  name: "0001-fields-and-due-accounts",
  statements: (engine) => {
    const { spell, statements } = engine === "sqlite" ? sqliteBooks : postgresBooks;
    return [
      ...spell(schemaTables)
        .split(/;\n/)
        .filter((text) => text.trim() !== ""),
      ...statements,
    ];
  },
};
