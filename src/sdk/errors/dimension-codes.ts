import type { ErrorDefinition } from "./error-definition.js";

/** Errors of financial dimensions. */
export const dimensionCodes = {
  CP_DIMENSIONS_INVALID: {
    message: '{where}: "{text}" are no dimensions.',
    mend: "Write dimension=value, several with | between them: CostCenter=010|Department=SALES.",
  },
  CP_DIMENSION_BLOCKED: {
    message: "{where}: account {account} of {company} takes no {dimension}, but the line says {value}.",
    mend: "Leave {dimension} out on the line, or change the account's rule.",
  },
  CP_DIMENSION_FIXED: {
    message:
      "{where}: account {account} of {company} has the fixed {dimension} {fixed}, but the line says {value}.",
    mend: "Leave {dimension} out on the line, or change the account's rule.",
  },
  CP_DIMENSION_REQUIRED: {
    message: "{where}: an entry on account {account} of {company} needs a {dimension}.",
    mend: "Give {dimension} on the line, or as a default of the vendor, customer, bank account, main account or journal name.",
  },
  CP_DIMENSION_UNKNOWN: {
    message: "{where}: company {company} has no dimension {dimension}.",
    mend: "Add the dimension to the company's master data, or correct its id.",
  },
  CP_DIMENSION_UNMAPPED: {
    message:
      "{where}: {dimension} {value} of {company} has no counterpart in {partner} under their trading relationship.",
    mend: "Map it under dimensions of the trading relationship, or let the unmapped be left out there.",
  },
  CP_DIMENSION_VALUE_BLOCKED: {
    message: "{where}: {dimension} {value} of {company} is blocked.",
    mend: "Choose another value, or unblock it.",
  },
  CP_DIMENSION_VALUE_UNKNOWN: {
    message: "{where}: dimension {dimension} of {company} has no value {value}.",
    mend: "Add the value to the company's master data, or correct it.",
  },
} as const satisfies Record<string, ErrorDefinition>;
