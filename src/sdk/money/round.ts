/**
 * Divides two integers and rounds once, half away from zero: 5/2 is 3, -5/2 is -3.
 *
 * @throws RangeError for a denominator of zero, which is a fault in the calling code
 *
 * @example
 * ```ts
 * divideRounded(5n, 2n); // 3n
 * divideRounded(-5n, 2n); // -3n
 * ```
 */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator - quotient * denominator;
  if (remainder === 0n) return quotient;
  const twice = remainder < 0n ? remainder * -2n : remainder * 2n;
  if (twice < (denominator < 0n ? -denominator : denominator)) return quotient;
  return numerator < 0n === denominator < 0n ? quotient + 1n : quotient - 1n;
}
