import { ContrapostError } from "../errors/index.js";
import { checkedAmount } from "./amount-range.js";
import { minorUnits } from "./currency.js";
import { formatAmount } from "./format-amount.js";

/** An exact amount of one currency. Where the currency is known as a literal type, mixing does not compile. */
export interface Money<C extends string = string> {
  /** ISO 4217 code. */
  readonly currency: C;
  /** Signed, in the currency's minor units: cents for EUR. */
  readonly amount: bigint;
}

/**
 * An amount of a currency.
 *
 * @example
 * ```ts
 * money("EUR", 10000n); // 100.00 EUR
 * ```
 * @param amount - minor units
 * @throws ContrapostError `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_TOO_LARGE`, and `CP_AMOUNT_INVALID` for a plain number,
 * which untyped code could pass
 */
export function money<const C extends string>(currency: C, amount: bigint): Money<C> {
  minorUnits(currency);
  if (typeof amount !== "bigint") throw new ContrapostError("CP_AMOUNT_INVALID", { text: String(amount) });
  return valid(currency, amount);
}

/**
 * The sum of two amounts of one currency.
 *
 * @throws ContrapostError `CP_CURRENCY_MISMATCH`, `CP_AMOUNT_TOO_LARGE`
 *
 * @example
 * ```ts
 * add(money("EUR", 10000n), money("EUR", 250n)); // 102.50 EUR
 * ```
 */
export function add<C extends string>(left: Money<C>, right: Money<NoInfer<C>>): Money<C> {
  requireSameCurrency(left, right);
  return valid(left.currency, left.amount + right.amount);
}

/**
 * What is left of `left` after taking `right` away.
 *
 * @throws ContrapostError `CP_CURRENCY_MISMATCH`, `CP_AMOUNT_TOO_LARGE`
 *
 * @example
 * ```ts
 * subtract(money("EUR", 10000n), money("EUR", 250n)); // 97.50 EUR
 * ```
 */
export function subtract<C extends string>(left: Money<C>, right: Money<NoInfer<C>>): Money<C> {
  requireSameCurrency(left, right);
  return valid(left.currency, left.amount - right.amount);
}

/**
 * The same amount with the other sign.
 *
 * @throws ContrapostError `CP_AMOUNT_TOO_LARGE` for the one 64-bit value that has no opposite
 *
 * @example
 * ```ts
 * negate(money("EUR", 10000n)); // -100.00 EUR
 * ```
 */
export function negate<C extends string>(value: Money<C>): Money<C> {
  return valid(value.currency, -value.amount);
}

/**
 * The amount without its sign.
 *
 * @throws ContrapostError `CP_AMOUNT_TOO_LARGE` for the one 64-bit value that has no opposite
 *
 * @example
 * ```ts
 * absolute(money("EUR", -10000n)); // 100.00 EUR
 * ```
 */
export function absolute<C extends string>(value: Money<C>): Money<C> {
  return value.amount < 0n ? negate(value) : value;
}

/** Tells whether nothing is left. */
export function isZero(value: Money): boolean {
  return value.amount === 0n;
}

/**
 * Orders two amounts of one currency: -1 if `left` is less, 1 if it is more, 0 if they are equal. The sign counts.
 *
 * @throws ContrapostError `CP_CURRENCY_MISMATCH`
 *
 * @example
 * ```ts
 * compare(money("EUR", 100n), money("EUR", 99n)); // 1
 * ```
 */
export function compare<C extends string>(left: Money<C>, right: Money<NoInfer<C>>): -1 | 0 | 1 {
  requireSameCurrency(left, right);
  if (left.amount === right.amount) return 0;
  return left.amount < right.amount ? -1 : 1;
}

/**
 * Writes an amount with its currency, as messages name it: `"-1234.50 EUR"`.
 *
 * @throws ContrapostError `CP_CURRENCY_UNKNOWN`
 *
 * @example
 * ```ts
 * formatMoney(money("JPY", 12000n)); // 12000 JPY
 * ```
 */
export function formatMoney(value: Money): string {
  return `${formatAmount(value.amount, value.currency)} ${value.currency}`;
}

function valid<C extends string>(currency: C, amount: bigint): Money<C> {
  return Object.freeze({ currency, amount: checkedAmount(amount, currency) });
}

function requireSameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) {
    throw new ContrapostError("CP_CURRENCY_MISMATCH", { left: formatMoney(left), right: formatMoney(right) });
  }
}
