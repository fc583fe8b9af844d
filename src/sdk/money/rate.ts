import { ContrapostError } from "../errors/index.js";
import { formatScaled, isPlainDecimal } from "./decimal-text.js";

const mostDigits = 18;

/**
 * An exact decimal above zero: mantissa / 10^scale. Equal rates have equal fields, because zeros at the end of the
 * decimals are dropped.
 */
export interface Rate {
  /** At least 1, at most 18 digits. */
  readonly mantissa: bigint;
  /** Digits after the point, 0 to 18. */
  readonly scale: number;
}

/**
 * Reads a plain decimal above zero with at most 18 digits, such as `"1.0530"`. Zeros in front of the first digit and
 * after the last decimal do not count.
 *
 * @param where - the place to name in an error, such as `"rates.csv, line 12"`
 * @throws ContrapostError `CP_RATE_INVALID`
 */
export function parseRate(text: string, where?: string): Rate {
  if (!isPlainDecimal(text)) throw new ContrapostError("CP_RATE_INVALID", { where, text: String(text) });
  const rate = readRate(text);
  if (rate === undefined) throw new ContrapostError("CP_RATE_INVALID", { where, text });
  return rate;
}

/**
 * Writes a rate as a plain decimal without zeros at its end. The inverse of `parseRate`.
 *
 * @example
 * ```ts
 * formatRate(parseRate("1.0530")); // 1.053
 * ```
 */
export function formatRate(rate: Rate): string {
  return formatScaled(rate.mantissa, rate.scale);
}

function readRate(text: string): Rate | undefined {
  const point = text.indexOf(".");
  const whole = withoutLeadingZeros(point === -1 ? text : text.slice(0, point));
  const decimals = point === -1 ? "" : withoutTrailingZeros(text.slice(point + 1));
  const digits = withoutLeadingZeros(whole + decimals);
  const positive = digits !== "" && !text.startsWith("-");
  if (!positive || digits.length > mostDigits || decimals.length > mostDigits) return undefined;
  return Object.freeze({ mantissa: BigInt(digits), scale: decimals.length });
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (digits[start] === "0") start += 1;
  return digits.slice(start);
}

// A loop, because /0+$/ takes quadratic time on a long run of zeros that another digit ends.
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === "0") end -= 1;
  return digits.slice(0, end);
}
