import { ContrapostError } from "../errors/index.js";
import { checkedAmount } from "./amount-range.js";
import { minorUnits } from "./currency.js";
import { isPlainDecimal } from "./decimal-text.js";

/** Reading and printing a number of a million digits takes a noticeable time, and no amount needs so many. */
const mostDigits = 1000;

/**
 * Reads a plain decimal text as minor units of a currency: `"-1234.50"` in EUR is `-123450n`. Fewer decimals than
 * the currency has are filled up; more are refused, never rounded. No exponent, plus sign, spaces or separators.
 *
 * @param where - the place to name in an error, such as `"USMF, journal PAY-1, line 3"`
 * @throws ContrapostError `CP_CURRENCY_UNKNOWN`, `CP_AMOUNT_INVALID`, `CP_AMOUNT_PRECISION`, `CP_AMOUNT_TOO_LARGE`
 *
 * @example
 * ```ts
 * parseAmount("-1234.50", "EUR"); // -123450n
 * parseAmount("7", "BHD"); // 7000n
 * ```
 */
export function parseAmount(text: string, currency: string, where?: string): bigint {
  const allowed = minorUnits(currency, where);
  if (!isPlainDecimal(text)) throw new ContrapostError("CP_AMOUNT_INVALID", { where, text: String(text) });
  const point = text.indexOf(".");
  const decimals = point === -1 ? 0 : text.length - point - 1;
  if (decimals > allowed) {
    throw new ContrapostError("CP_AMOUNT_PRECISION", { where, text, decimals, currency, allowed });
  }
  if (text.length > mostDigits) {
    throw new ContrapostError("CP_AMOUNT_TOO_LARGE", { where, amount: text, currency });
  }
  const whole = point === -1 ? text : text.slice(0, point) + text.slice(point + 1);
  return checkedAmount(BigInt(whole + "0".repeat(allowed - decimals)), currency, where);
}
