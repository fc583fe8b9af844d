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
  CP_TEST_AMOUNT: {
    message: "{text} is no amount for a test: {reason}.",
    mend: "Write money, such as eur(100), or a text with its currency, such as 99.95 EUR.",
  },
  CP_TEST_DELIVERY: {
    message: "{journal} has not reached {handler} ({hook}): {reason}.",
    mend: "Mend the handler, or give the test host the plugin that it belongs to.",
  },
  CP_TEST_DOCUMENT: {
    message: "{company} has {count} {document}; there are: {known}.",
    mend: "Name an invoice or a credit note by its number, a payment by its voucher, such that there is only one.",
  },
  CP_TEST_PLUGIN: {
    message: "What is to be tried for its conformance is no plugin.",
    mend: "Give what definePlugin made, or a class with @Plugin: what the plugin's package exports by default.",
  },
  CP_TEST_UNDELIVERED: {
    message: "Not everything was delivered, {count}: {first}.",
    mend: "Mend what each problem says; books.host.deliver() answers with a report instead of an error.",
  },
} as const satisfies Record<string, ErrorDefinition>;
