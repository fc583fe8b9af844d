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
  CP_DATABASE_FILE_READ_ONLY: {
    message: "This user may read the database {database}, but not write to the file or to its folder.",
    mend: "Run contrapost as the user who owns both, or give this one the right to write to them.",
  },
  CP_DATABASE_IN_MEMORY: {
    message: "The books are in memory: each command begins with empty ones and loses them at its end.",
    mend: "Name a file or a server as database in the configuration, as in: sqlite:./books.db.",
  },
  CP_DATABASE_MISSING: {
    message: "There is no database {database} yet.",
    mend: "Set up companies: the file is made by the first import, as in: contrapost import masterdata/*.yaml.",
  },
  CP_DATABASE_RIGHTS_MISSING: {
    message:
      "This user may connect to the database {database}, but not write to the books, or not make them.",
    mend: "Connect as the role that owns the books' tables; for new books as one with CREATE on the schema.",
  },
  CP_DATABASE_SETTING: {
    message: "The database {database} has {setting} = {value} instead of {wanted}: {risk}.",
    mend: "{remedy}.",
  },
  CP_DELIVERIES_DEAD: {
    message:
      "{deliveries} to the handler {handler} of plugin {plugin} given up after too many attempts: {reason}",
    mend: "Mend the reason, then try again with: contrapost deliver replay {first}; all are listed by: contrapost deliver list --state dead.",
  },
  CP_DELIVERIES_OVERDUE: {
    message: "Late since {due}: {deliveries} to the handler {handler} of plugin {plugin}.",
    mend: "Deliver with: contrapost deliver; let a timer do so every minute.",
  },
  CP_DELIVERIES_UNLOADED: {
    message:
      "Nobody takes {deliveries} to the handler {handler} of plugin {plugin} on {hook}: it is not loaded.",
    mend: "Name the plugin in the configuration again, in a version that has the handler, then type: contrapost deliver.",
  },
  CP_MIRRORS_NOT_MADE: {
    message:
      "{mirrors} from {source} into {target} left out since {since}, by the settings of {target}: {reason}",
    mend: "Leave them where that is meant; otherwise mend the reason and type: contrapost mirrors release {first}; all are listed by: contrapost mirrors --status notMirrored.",
  },
  CP_MIRRORS_PARKED: {
    message: "{mirrors} from {source} into {target} parked since {since}: {reason}",
    mend: "Mend the reason, then make it with: contrapost mirrors release {first}; all are listed by: contrapost mirrors --status parked.",
  },
  CP_MIRRORS_WAITING: {
    message: "{mirrors} in {company} {status} and not posted since {since}.",
    mend: "Look at the oldest and {step} it with: contrapost {step} {journal}; all are listed by: contrapost mirrors --status {status}.",
  },
  CP_NUMBER_SERIES_LOW: {
    message: "The number series {series} of {company} has {left} of {all} numbers left.",
    mend: "Raise its digits in the file of the number series, and bring that in with: contrapost import FILE.",
  },
  CP_NUMBER_SERIES_USED_UP: {
    message:
      "The number series {series} of {company} has no numbers left: every posting that needs one is refused.",
    mend: "Raise its digits in the file of the number series, and bring that in with: contrapost import FILE.",
  },
  CP_PERIODS_END: {
    message: "The last fiscal period of {company} ends on {end}.",
    mend: "Write the periods of the next year into a file, and bring it in with: contrapost import FILE.",
  },
  CP_PLUGIN_MIGRATION_PENDING: {
    message: "The plugin {plugin} {version} brings migrations that were not applied yet: {migrations}.",
    mend: "Make a backup; the next command that opens the books applies them, as in: contrapost plugins.",
  },
  CP_PLUGIN_TABLES_UNUSED: {
    message: "The books hold tables of the plugin {plugin}, which the configuration does not name.",
    mend: "Name the plugin again where it was left out by mistake; otherwise leave the tables, they do no harm.",
  },
  CP_RATES_OLD: {
    message:
      "The newest exchange rate of type {rateType} is that of {date}, and is used until another one comes.",
    mend: "Bring in newer ones, such as the ECB's file, with: contrapost import FILE.",
  },
  CP_SCHEMA_PENDING: {
    message: "The books in {database} lack migrations of this version: {migrations}.",
    mend: "Make a backup; the next command that opens the books applies them, as in: contrapost journals.",
  },
} as const satisfies Record<string, ErrorDefinition>;
