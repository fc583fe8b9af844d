import type { Deprecation } from "./deprecation-table.js";

/** Warns of the use of something deprecated. */
export type DeprecationWarner<Code extends string> = (
  code: Code,
  by?: {
    /** The id of the plugin that uses it; the program itself where it is left out. */
    readonly plugin?: string;
  },
) => void;

/** In the global registry, so that a second copy of the SDK in the process does not warn again. */
const warnedKey = Symbol.for("contrapost.deprecations.warned");

/**
 * Defines what is deprecated, and answers the function that warns where it is used: by a `DeprecationWarning` of the
 * process, with the code, once for each code and plugin in a process. Node.js prints it on standard error, hides it
 * with `--no-deprecation`, and makes an error of it with `--throw-deprecation`.
 *
 * A plugin deprecates its own events, services and settings in the same way. Its codes start with its name; `CP_DEP_`
 * belongs to Contrapost.
 *
 * @example
 * ```ts
 * const warnDeprecated = defineDeprecations({
 *   TREASURY_DEP_001: {
 *     what: "The setting limit",
 *     since: "1.2.0",
 *     removedIn: "2.0.0",
 *     instead: "Use limits, which has one for each currency.",
 *   },
 * });
 * warnDeprecated("TREASURY_DEP_001");
 * ```
 */
export function defineDeprecations<const Table extends Readonly<Record<string, Deprecation>>>(
  table: Table,
): DeprecationWarner<keyof Table & string> {
  return (code, { plugin } = {}) => {
    const key = `${code} ${plugin ?? ""}`;
    const warned = warnedInProcess();
    if (warned.has(key)) return;
    warned.add(key);
    const { what, since, removedIn, instead } = table[code] as Deprecation;
    const user = plugin === undefined ? "" : `, used by the plugin ${plugin},`;
    const message = `${what}${user} is deprecated since ${since} and will be gone in ${removedIn}. ${instead}`;
    process.emitWarning(message, { type: "DeprecationWarning", code });
  };
}

function warnedInProcess(): Set<string> {
  const place = globalThis as unknown as Record<symbol, Set<string> | undefined>;
  return (place[warnedKey] ??= new Set());
}
