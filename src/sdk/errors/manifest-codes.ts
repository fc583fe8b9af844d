import type { ErrorDefinition } from "./error-definition.js";

/** What can be wrong with what a plugin's package says of it, and with what the plugin may do. */
export const manifestCodes = {
  CP_MANIFEST_DIFFERS: {
    message:
      "{where}: the manifest and the definition of plugin {plugin} differ in {field}: {file} says {manifest}, the code says {definition}.",
    mend: "Let both say the same: what the host and its operators read in the manifest must be what the code does.",
  },
  CP_MANIFEST_INVALID: {
    message: "{where}: the manifest of {source} cannot be used: {rule}.",
    mend: "Correct the key contrapost in {file}. Its JSON Schema is manifest.schema.json of the package contrapost.",
  },
  CP_MANIFEST_MISSING: {
    message: "{where}: the package {source} has no manifest: {file} lacks the key contrapost.",
    mend: "Say there who the plugin is and what it may do: id and host at least, and requires, uses, provides, hooks and rights as its definition has them.",
  },
  CP_RIGHT_MISSING: {
    message: "The plugin {plugin} has no right to {right}{place}: its handler {handler} called {call}.",
    mend: "If {plugin} is to do so, add {lacking} in its manifest and its definition; otherwise mend the handler.",
  },
} as const satisfies Record<string, ErrorDefinition>;
