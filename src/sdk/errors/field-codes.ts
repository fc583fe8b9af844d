import type { ErrorDefinition } from "./error-definition.js";

/** Errors of custom fields. */
export const fieldCodes = {
  CP_FIELDS_REFUSED: {
    message: "{count} fields cannot be set: {first}",
    mend: "Mend every field listed, then enter the document again.",
  },
  CP_FIELD_INVALID: {
    message: "{where}: {kind} field {field} {rule}, but it is {value}.",
    mend: "Correct the value, or leave the field out.",
  },
  CP_FIELD_MISSING: {
    message: "{where}: {kind} field {field} is required.",
    mend: "Give {field} a value, or ask for less in the plugin.",
  },
  CP_FIELD_NOT_HERE: {
    message: "{where}: {kind} field {field} is for {scope}, not for {actual}.",
    mend: "Leave the field out.",
  },
  CP_FIELD_PLUGIN_UNKNOWN: {
    message: "{where}: {kind} field {field} belongs to plugin {plugin}, which is not loaded{hint}.",
    mend: "Load the plugin, or correct its id. What is stored of a plugin that is not loaded stays as it is.",
  },
  CP_FIELD_TYPE: {
    message: "Field {field} is of type {type}, but what is stored is {value}.",
    mend: "Store the value anew. It was stored by a version of the plugin that declares the field otherwise.",
  },
  CP_FIELD_UNKNOWN: {
    message: "{where}: plugin {plugin} declares no {kind} field {name}{hint}. Known: {known}.",
    mend: "Correct the name, or leave the field out.",
  },
} as const satisfies Record<string, ErrorDefinition>;
