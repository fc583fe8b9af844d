import { checkedAmount } from "./amount-range.js";
import { minorUnits } from "./currency.js";
import type { Rate } from "./rate.js";
import { divideRounded } from "./round.js";

/**
 * How many units of the target currency one unit of the source currency is worth, as an exact fraction in lowest
 * terms. Units are the currencies' own (euro, not cents). Both parts are above zero.
 */
export interface RateFraction {
  /** Units of the target currency … */
  readonly numerator: bigint;
  /** … for so many units of the source currency. */
  readonly denominator: bigint;
}

/** The worth of a currency in itself. */
export const parity: RateFraction = Object.freeze({ numerator: 1n, denominator: 1n });

/** A direct quote: `rate` units of the target currency for one unit of the source currency. */
export function rateFraction(rate: Rate): RateFraction {
  return lowestTerms(rate.mantissa, powerOfTen(rate.scale));
}

/** The way back, exact: from "USD per EUR" to "EUR per USD". */
export function invertRate(fraction: RateFraction): RateFraction {
  return Object.freeze({ numerator: fraction.denominator, denominator: fraction.numerator });
}

/**
 * The exact rate between two currencies that are both quoted against a third: with the ECB's quotes, units per 1 EUR,
 * `crossRate(usd, gbp)` leads from USD to GBP.
 *
 * @example
 * ```ts
 * // 100.00 USD in GBP, at 1.0530 USD and 0.86628 GBP for 1 EUR
 * convert(10000n, "USD", "GBP", crossRate(parseRate("1.0530"), parseRate("0.86628"))); // 8227n
 * ```
 * @param from - units of the source currency for one unit of the third
 * @param to - units of the target currency for one unit of the third
 */
export function crossRate(from: Rate, to: Rate): RateFraction {
  return lowestTerms(to.mantissa * powerOfTen(from.scale), from.mantissa * powerOfTen(to.scale));
}

/**
 * Converts an amount, taking account of the decimals of both currencies and rounding once, at the end, half away
 * from zero.
 *
 * @param amount - minor units of `from`, with its sign
 * @returns minor units of `to`, with the same sign or zero
 * @throws ContrapostError `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_TOO_LARGE`
 */
export function convert(amount: bigint, from: string, to: string, fraction: RateFraction): bigint {
  const shift = minorUnits(to) - minorUnits(from);
  const scaled = amount * fraction.numerator;
  const numerator = shift > 0 ? scaled * powerOfTen(shift) : scaled;
  const denominator = shift < 0 ? fraction.denominator * powerOfTen(-shift) : fraction.denominator;
  return checkedAmount(divideRounded(numerator, denominator), to);
}

const powersOfTen: readonly bigint[] = Array.from({ length: 19 }, (_, exponent) => 10n ** BigInt(exponent));

/** Rates have at most 18 decimals, and currencies at most 4. */
function powerOfTen(exponent: number): bigint {
  return powersOfTen[exponent]!;
}

function lowestTerms(numerator: bigint, denominator: bigint): RateFraction {
  let divisor = numerator;
  let rest = denominator;
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return Object.freeze({ numerator: numerator / divisor, denominator: denominator / divisor });
}
