import { booksMigration } from "./books-migration.js";
import type { SchemaMigration } from "./schema-migration.js";

/**
 * Every migration, in the order of `knownMigrations`. Loaded only where one is pending.
 *
 * @public
 */
export const migrations: readonly SchemaMigration[] = [booksMigration];
