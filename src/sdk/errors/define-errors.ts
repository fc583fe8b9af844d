import { ContrapostError, type ContrapostErrorOptions } from "./contrapost-error.js";
import type { ErrorDefinition, ErrorFacts } from "./error-definition.js";

/** Makes an error of a plugin's own table. */
export type ErrorFactory<Code extends string> = (
  code: Code,
  facts?: ErrorFacts,
  options?: ContrapostErrorOptions,
) => ContrapostError;

/**
 * Defines a plugin's own errors. The codes should start with the plugin's name, so that they never meet another's;
 * `CP_` belongs to Contrapost.
 *
 * @example
 * ```ts
 * const treasuryError = defineErrors({
 *   TREASURY_LIMIT: { message: "Company {company} would exceed its limit.", mend: "Split the payment." },
 * });
 * throw treasuryError("TREASURY_LIMIT", { company: "USMF" });
 * ```
 */
export function defineErrors<const Table extends Readonly<Record<string, ErrorDefinition>>>(
  table: Table,
): ErrorFactory<keyof Table & string> {
  return (code, facts, options) => {
    const { message, mend } = table[code] as ErrorDefinition;
    return new ContrapostError({ code, message, mend }, facts, options);
  };
}
