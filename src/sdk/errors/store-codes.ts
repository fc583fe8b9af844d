import type { ErrorDefinition } from "./error-definition.js";

/** What can go wrong between the host and its database. */
export const storeCodes = {
  CP_CONSTRAINT: {
    message: "The database refuses the change to {table}, because of {constraint}.",
    mend: "Correct the row: the same key exists already, something that it refers to does not, or a value is not allowed there.",
  },
  CP_DATABASE_BUSY: {
    message: "The database {database} is busy: {reason}.",
    mend: "Try again when its other users are done. On SQLite a longer wait can be allowed in the URL, as in sqlite:./books.db?busyTimeout=30000.",
  },
  CP_DATABASE_FAILED: {
    message: "The database {database} failed: {reason}.",
    mend: "Mend the cause on the database's side, then look whether the last change stands before you repeat it.",
  },
  CP_DATABASE_OPEN: {
    message: "The database {database} cannot be opened: {reason}.",
    mend: "Check that the file or server exists, can be reached, and is one that this user may write to.",
  },
  CP_DATABASE_URL: {
    message: '"{url}" is not a database URL: {reason}.',
    mend: "Write sqlite:./path/file.db, sqlite::memory: or postgres://user:password@host:5432/database.",
  },
  CP_POSTED_IMMUTABLE: {
    message: "The books cannot be changed: {reason}.",
    mend: "Leave what is posted as it is, and post a new journal that corrects it.",
  },
  CP_SCHEMA_NEWER: {
    message:
      "The database {database} was written by another Contrapost: it has the migration {migration}, which this version does not know.",
    mend: "Use the version that wrote it; make books that are older than the first release anew from their files.",
  },
  CP_SESSION_ENDED: {
    message: "This work uses a database transaction that has already ended.",
    mend: "Await all work inside the function that was given to the transaction, and keep no session after it.",
  },
  CP_STORE_CLOSED: {
    message: "The database {database} has been closed.",
    mend: "Open the database again, and close it only after the last work on it.",
  },
  CP_VOUCHER_INCOMPLETE: {
    message: "The journal cannot be posted: {reason}.",
    mend: "Write a voucher that balances for every number that the journal took, before its status becomes posted.",
  },
} as const satisfies Record<string, ErrorDefinition>;
