import type { ErrorDefinition } from "./error-definition.js";

/** What a look at the whole installation can find, beside what keeps the host from its start. */
export const doctorCodes = {
  CP_CHECK_FAILED: {
    message: "This check could not be made: {reason}",
    mend: "Mend what else is found, then look again with: contrapost doctor.",
  },
  CP_DATABASE_DAMAGED: {
    message: "The file of the database {database} is damaged: {reason}.",
    mend: "Let nothing write to it. Restore the last backup under another name, look at it with: contrapost doctor.",
  },
  CP_DATABASE_EMPTY: {
    message: "The database {database} holds no books yet.",
    mend: "Set up companies: the books are made by the first import, as in: contrapost import masterdata/*.yaml.",
  },
  CP_DATABASE_IN_MEMORY: {
    message: "The books are in memory: each command begins with empty ones and loses them at its end.",
    mend: "Name a file or a server as database in the configuration, as in: sqlite:./books.db.",
  },
  CP_DATABASE_MISSING: {
    message: "There is no database {database} yet.",
    mend: "Set up companies: the file is made by the first import, as in: contrapost import masterdata/*.yaml.",
  },
  CP_DATABASE_SETTING: {
    message: "The database {database} has {setting} = {value} instead of {wanted}: {risk}.",
    mend: "{remedy}.",
  },
  CP_PLUGIN_MIGRATION_PENDING: {
    message: "The plugin {plugin} {version} brings migrations that were not applied yet: {migrations}.",
    mend: "Make a backup; the next command that opens the books applies them, as in: contrapost plugins.",
  },
  CP_PLUGIN_TABLES_UNUSED: {
    message: "The books hold tables of the plugin {plugin}, which the configuration does not name.",
    mend: "Name the plugin again where it was left out by mistake; otherwise leave the tables, they do no harm.",
  },
  CP_SCHEMA_PENDING: {
    message: "The books in {database} lack migrations of this version: {migrations}.",
    mend: "Make a backup; the next command that opens the books applies them, as in: contrapost journals.",
  },
} as const satisfies Record<string, ErrorDefinition>;
