import { booksMigration } from "./books-migration.js";
import type { SchemaMigration } from "./schema-migration.js";

/** Every migration, in the order of `knownMigrations`. */
export const migrations: readonly SchemaMigration[] = [booksMigration];
