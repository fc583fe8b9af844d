import type { RateFraction } from "@contrapost/sdk";
import type { CompanyFacts } from "../company-facts.js";

/**
 * How many units of the payer's currency one unit of what it pays is worth on a day, each valued in the accounting
 * currency. The rates must have been loaded; answers the currency that has none.
 */
export function relativeRate(
  facts: CompanyFacts,
  { payer, paid, date }: { readonly payer: string; readonly paid: string; readonly date: string },
): RateFraction | string {
  const own = facts.conversion(payer, date);
  if (own === undefined) return payer;
  const far = facts.conversion(paid, date);
  if (far === undefined) return paid;
  return { numerator: far.numerator * own.denominator, denominator: far.denominator * own.numerator };
}
