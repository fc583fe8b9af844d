import type { RateFraction } from "@contrapost/sdk";
import type { ConversionCache } from "./conversion-cache.js";

/** What pays what, and when. */
export interface RelativeRateQuery {
  readonly payer: string;
  /** The payer's own rate into the accounting currency, where it has one beside those of the day. */
  readonly payerRate?: RateFraction | undefined;
  readonly paid: string;
  readonly date: string;
}

/**
 * How many units of the payer's currency one unit of what it pays is worth on a day, each valued in the accounting
 * currency. The rates must have been loaded; answers the currency that has none.
 */
export function relativeRate(
  conversions: ConversionCache,
  { payer, payerRate, paid, date }: RelativeRateQuery,
): RateFraction | string {
  const own = payerRate ?? conversions.get(payer, date);
  if (own === undefined) return payer;
  const far = conversions.get(paid, date);
  if (far === undefined) return paid;
  return { numerator: far.numerator * own.denominator, denominator: far.denominator * own.numerator };
}
