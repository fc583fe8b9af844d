import type { ErrorDefinition } from "./error-definition.js";

/** Errors of the files that an import reads. */
export const fileCodes = {
  CP_CSV_COLUMN_MISSING: {
    message: "{where}: the column {column} is missing; the file has {found}.",
    mend: "Add the column {column} to the header, and its value to every row.",
  },
  CP_CSV_COLUMN_TWICE: {
    message: "{where}: the column {column} stands twice in the header.",
    mend: "Remove one of the two columns, or rename it.",
  },
  CP_CSV_COLUMN_UNKNOWN: {
    message: "{where}: there is no column {column}{hint}.",
    mend: "Remove the column, or use one of: {known}.",
  },
  CP_CSV_LINE_ORDER: {
    message: "{where}: line {line} stands below line {before} of the same journal.",
    mend: "Sort the rows of a journal by their line numbers, and keep rows of one line together.",
  },
  CP_CSV_ROW: {
    message: "{where}: the row has {count} values, but the header has {columns} columns.",
    mend: "Give every column a value, which may be empty, and quote values that hold the delimiter.",
  },
  CP_CSV_ROWS_APART: {
    message: "{where}: rows of {what} stood further up, at {first}, before other rows.",
    mend: "Keep the rows of a journal, and of a line, together.",
  },
  CP_CSV_ROWS_DIFFER: {
    message: "{where}: {column} is {value}, but the row at {first} of the same {what} has {other}.",
    mend: "Repeat the value of the first row, or leave it empty.",
  },
  CP_D365_COMPANY: {
    message: "{where}: the company of {what} is not known.",
    mend: "Import the files of one company at a time and name it (contrapost import --company USMF …), or export the column DATAAREAID too.",
  },
  CP_D365_ROW_ALONE: {
    message: "{where}: {what} has no {missing} among the files.",
    mend: "Import the files of a package together: headers, lines and settled invoices.",
  },
  CP_D365_VALUE: {
    message: '{where}: {column} is "{value}", but must be {expected}.',
    mend: "Correct the value, or export the entity again.",
  },
  CP_FILE_ALIASES: {
    message: "{where}: the file's aliases (*name) unfold to more values than are allowed.",
    mend: "Write the values out, or use fewer aliases inside of what other aliases repeat.",
  },
  CP_FILE_KEY: {
    message: '{where}: {path} has no key "{key}"{hint}.',
    mend: "Remove the key, or use one of: {known}.",
  },
  CP_FILE_KEY_FORBIDDEN: {
    message: '{where}: the key "{key}" is not allowed.',
    mend: "Remove the key: it would change how the program works, not what the file says.",
  },
  CP_FILE_KEY_MISSING: {
    message: '{where}: {path} lacks "{key}".',
    mend: 'Give a value for "{key}".',
  },
  CP_FILE_KIND: {
    message: "{where}: it cannot be told what this file holds: {reason}.",
    mend: "Give a YAML or JSON file of master data or journals, a CSV file of journals, invoices or ECB rates, or a Dynamics 365 export named after its entity.",
  },
  CP_FILE_NOT_FOUND: {
    message: "There is no file {file}.",
    mend: "Correct the path; it is taken from the folder that the command runs in.",
  },
  CP_FILE_SYNTAX: {
    message: "{where}: {reason}.",
    mend: "Correct the file at this place.",
  },
  CP_FILE_TOO_LARGE: {
    message: "The file {file} has {size} MB; {limit} MB are allowed for its kind.",
    mend: "Split the file, or give journals as CSV, which may be of any size.",
  },
  CP_FILE_UNREADABLE: {
    message: "The file {file} cannot be read: {reason}.",
    mend: "Give a file that this user may read.",
  },
  CP_FILE_VALUE: {
    message: "{where}: {path} must be {expected}, not {actual}.",
    mend: "Correct the value.",
  },
  CP_IMPORT_REFUSED: {
    message: "Nothing was imported, {count}: {first}",
    mend: "Mend every problem listed, then import again.",
  },
  CP_INVOICE_AMOUNT_ZERO: {
    message: "{where}: the amount of invoice {invoice} is zero.",
    mend: "Give the invoice's total; that of a credit note is negative.",
  },
  CP_LINE_ACCOUNT: {
    message: "{where}: a line needs exactly one of {keys}, but has {found}.",
    mend: "Name the one account that the line posts to; where the other side goes is its offset.",
  },
  CP_LINE_AMOUNT: {
    message: "{where}: a line needs either a debit or a credit, above zero, but has {found}.",
    mend: "Give one of the two as an amount without a sign.",
  },
  CP_SETTLE_AMOUNT: {
    message: "{where}: the amount to settle of invoice {invoice} must be above zero, not {amount}.",
    mend: "Give the amount without a sign, or leave it out to settle all that is open.",
  },
} as const satisfies Record<string, ErrorDefinition>;
