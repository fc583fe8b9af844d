import type { ErrorDefinition } from "./error-definition.js";

/** What can be wrong with plugins' own tables and their migrations. */
export const pluginTableCodes = {
  CP_PLUGIN_MIGRATION_CHANGED: {
    message:
      "The plugin {plugin} {version} brings the migration {migration} with other statements than those by which {applied} made its tables.",
    mend: "Install a version of {plugin} that has the migration as it was; what is to change comes in a new migration.",
  },
  CP_PLUGIN_MIGRATION_FAILED: {
    message:
      "The plugin {plugin} {version} cannot bring its tables up to date: its migration {migration} failed: {reason}",
    mend: "Nothing was changed. Mend the reason, or install another version of {plugin}.",
  },
  CP_PLUGIN_MIGRATION_ORDER: {
    message:
      "The plugin {plugin} {version} brings the migration {migration}, which comes before {last}, and that one is in the database already.",
    mend: "Let the name of a new migration sort after all that were released before it.",
  },
  CP_PLUGIN_SCHEMA_NEWER: {
    message:
      "The tables of the plugin {plugin} are newer than its version {version}: the database has the migration {migration} of {applied}.",
    mend: "Install version {applied} of {plugin} or a later one.",
  },
  CP_TABLE_COLUMN: {
    message: "The plugin {plugin} names the column {column} of {table}, which is no name of a column.",
    mend: "Name columns in a-z, 0-9 and _, give at least one, and give all rows the same.",
  },
  CP_TABLE_FOREIGN: {
    message: "The plugin {plugin} asks for the table {table}, which is not its own.",
    mend: "A plugin reads and writes the tables in its rights.tables only, which are: {own}.",
  },
} as const satisfies Record<string, ErrorDefinition>;
