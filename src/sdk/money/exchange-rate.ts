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

/**
 * The way back, exact: from "USD per EUR" to "EUR per USD".
 *
 * @example
 * ```ts
 * convert(10530n, "USD", "EUR", invertRate(rateFraction(parseRate("1.0530")))); // 10000n
 * ```
 */
export function invertRate(fraction: RateFraction): RateFraction {
  return Object.freeze({ numerator: fraction.denominator, denominator: fraction.numerator });
}

/**
 * One rate after the other, exact: from the first one's source currency to the second one's target. With the ECB's
 * quotes, units per 1 EUR, the way from USD to GBP is over the euro.
 *
 * @example
 * ```ts
 * // 100.00 USD in GBP, at 1.0530 USD and 0.86628 GBP for 1 EUR
 * const overEuro = multiplyRates(invertRate(rateFraction(parseRate("1.0530"))), rateFraction(parseRate("0.86628")));
 * convert(10000n, "USD", "GBP", overEuro); // 8227n
 * ```
 */
export function multiplyRates(first: RateFraction, second: RateFraction): RateFraction {
  return lowestTerms(first.numerator * second.numerator, first.denominator * second.denominator);
}

/**
 * Converts an amount, taking account of the decimals of both currencies and rounding once, at the end, half away
 * from zero.
 *
 * @param amount - minor units of `from`, with its sign
 * @returns minor units of `to`, with the same sign or zero
 * @throws ContrapostError `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_TOO_LARGE`
 *
 * @example
 * ```ts
 * convert(10000n, "EUR", "USD", rateFraction(parseRate("1.0892"))); // 10892n
 * ```
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
