import type { ErrorDefinition } from "./error-definition.js";

/** Errors of the command line itself. */
export const cliCodes = {
  CP_EXPORT_TYPE: {
    message: "{journal} is a {type} journal; only customer payment journals can be exported.",
    mend: "Name a journal of type customerPayment, as contrapost journals --type customerPayment lists them.",
  },
  CP_FOLDER_UNWRITABLE: {
    message: "The folder {folder} cannot be written: {reason}.",
    mend: "Name a folder that this user may write to.",
  },
  CP_INIT_NOT_EMPTY: {
    message: "The folder {folder} is not empty: it holds {found}.",
    mend: "Name a new folder, or an empty one.",
  },
  CP_PLUGIN_NAME: {
    message: "{name} is no name for a plugin: {rule}.",
    mend: "Name it by words of a-z and 0-9 joined by hyphens, such as payment-limit, or @acme/payment-limit in a scope.",
  },
  CP_UNEXPECTED: {
    message: "This should not have happened: {reason}",
    mend: "See where by the same command with --debug (or CONTRAPOST_DEBUG=1), and report it with what that prints.",
  },
  CP_USAGE: {
    message: "The command line is wrong: {reason}.",
    mend: "Ask how it is meant with: {help}.",
  },
} as const satisfies Record<string, ErrorDefinition>;
