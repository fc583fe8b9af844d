import { asPlugin, ContrapostError, type Plugin, type PluginClass } from "@contrapost/sdk";
import type { ConformanceOptions } from "./conformance-options.js";

/** What every plugin must do, and what is said of one that does not. */
const rules = {
  deterministic: {
    title: "writes the same where the inputs are the same",
    verdict: "cannot be called deterministic",
  },
  idempotent: {
    title: "does nothing twice when an event is delivered again",
    verdict: "is not idempotent: an event that was delivered again had a second effect",
  },
  withinRights: {
    title: "calls nothing that it has no right to",
    verdict: "goes beyond its rights",
  },
  previewsOnly: {
    title: "leaves nothing behind a preview",
    verdict: "does not honour preview: something was left behind",
  },
  rollsBack: {
    title: "leaves nothing behind a posting that is rolled back",
    verdict: "leaves something behind a posting that was rolled back",
  },
  heedsDeadline: {
    title: "ends in time, and does nothing outside once its signal has aborted",
    verdict: "does not heed its deadline",
  },
  stopsWhole: {
    title: "leaves nothing running once the host has stopped",
    verdict: "leaves something running after the host has stopped",
  },
} as const satisfies Record<ConformanceCheckName, object>;

/** The name of a check of the conformance suite. */
export type ConformanceCheckName =
  | "deterministic"
  | "idempotent"
  | "withinRights"
  | "previewsOnly"
  | "rollsBack"
  | "heedsDeadline"
  | "stopsWhole";

/** How a plugin stood one check. */
export interface ConformanceResult {
  /** Which check. */
  readonly check: ConformanceCheckName;
  /** Whether the plugin does what it asks. */
  readonly passed: boolean;
  /** What it did wrong, in full sentences; undefined where it passed. */
  readonly message?: string;
}

/** The checks in their order, by name, with what each one asks of a plugin. */
export const conformanceChecks: readonly (readonly [name: ConformanceCheckName, title: string])[] =
  Object.freeze(
    (Object.keys(rules) as ConformanceCheckName[]).map((name) => [name, rules[name].title] as const),
  );

/** More lines than these say nothing new. */
const mostLines = 10;

/**
 * Tries a plugin in one respect, on books in memory.
 *
 * @throws ContrapostError where it cannot be tried at all: it does not start, or its setup is refused
 */
export async function runConformanceCheck(
  subject: Plugin | PluginClass,
  check: ConformanceCheckName,
  options: ConformanceOptions = {},
): Promise<ConformanceResult> {
  const plugin = pluginOf(subject);
  const checks = await import("./checks.js");
  const found = await checks[check](plugin, options);
  if (found.length === 0) return { check, passed: true };
  const lines = found.slice(0, mostLines).map((line) => `  ${line}`);
  const more = found.length > mostLines ? [`  … and ${found.length - mostLines} more`] : [];
  return {
    check,
    passed: false,
    message: [`The plugin ${plugin.id} ${rules[check].verdict}:`, ...lines, ...more].join("\n"),
  };
}

/**
 * Tries whether a plugin conforms: it is deterministic, idempotent, within its rights, honours preview, leaves nothing
 * behind a rolled-back posting, heeds its deadline and stops whole. Its committed handlers' effects outside of the books
 * are seen through the option `outside`.
 *
 * @example
 * ```ts
 * const results = await checkConformance(plugin, { config: { limit: "500.00" } });
 * results.every(({ passed }) => passed); // true
 * ```
 * @throws ContrapostError where it cannot be tried at all: it does not start, or its setup is refused
 */
export async function checkConformance(
  subject: Plugin | PluginClass,
  options: ConformanceOptions = {},
): Promise<readonly ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const [check] of conformanceChecks) results.push(await runConformanceCheck(subject, check, options));
  return results;
}

function pluginOf(subject: Plugin | PluginClass): Plugin {
  const plugin = asPlugin(subject);
  if (plugin !== undefined) return plugin;
  throw new ContrapostError("CP_TEST_PLUGIN");
}
