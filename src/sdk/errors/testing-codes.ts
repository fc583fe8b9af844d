import type { ErrorDefinition } from "./error-definition.js";

/** Errors of scenarios. */
export const testingCodes = {
  CP_SCENARIO_INVALID: {
    message: "The scenario {file} cannot be run, {count}: {first}",
    mend: "Mend every problem listed; docs/scenarios.md describes each key with an example.",
  },
  CP_SCENARIO_MISSING: {
    message: "There is no scenario in {path}.",
    mend: "Name a scenario, or a folder that holds some: YAML files with the key steps.",
  },
  CP_SCENARIO_REMARK: {
    message: "{where}: {key} says something only together with {actions}.",
    mend: "Remove {key}, or move it to the step that it belongs to.",
  },
  CP_SCENARIO_STEP: {
    message: "{where}: a step does exactly one thing, but this has {found}.",
    mend: "Give each step one of: {actions}.",
  },
} as const satisfies Record<string, ErrorDefinition>;
