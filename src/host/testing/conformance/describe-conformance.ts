import { asPlugin, type Plugin, type PluginClass } from "@contrapost/sdk";
import { testRunner } from "../test-runner.js";
import { conformanceChecks, runConformanceCheck } from "./check-conformance.js";
import type { ConformanceOptions } from "./conformance-options.js";

/**
 * Makes a test of each thing that every plugin must do; see {@link checkConformance}.
 *
 * @example
 * ```ts
 * describeConformance(plugin, { config: { limit: "500.00" } });
 * ```
 * @throws Error outside of a test runner
 */
export function describeConformance(subject: Plugin | PluginClass, options: ConformanceOptions = {}): void {
  const { describe, it } = testRunner("describeConformance");
  describe(`Conformance of the plugin ${asPlugin(subject)?.id ?? "(none)"}`, () => {
    for (const [name, title] of conformanceChecks) {
      it(title, async () => {
        const { message } = await runConformanceCheck(subject, name, options);
        if (message !== undefined) throw new Error(message);
      });
    }
  });
}
