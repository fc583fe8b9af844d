import { ContrapostError } from "../errors/index.js";
import { formatAmount } from "./format-amount.js";

/** The largest amount in minor units: what a signed 64-bit column holds. */
export const largestAmount = 2n ** 63n - 1n;
/** The smallest (most negative) amount in minor units. */
export const smallestAmount = -(2n ** 63n);

/**
 * Gives the amount back if it fits signed 64 bits, as every amount in a store must.
 *
 * @param amount - minor units of `currency`
 * @throws ContrapostError `CP_AMOUNT_TOO_LARGE`
 */
export function checkedAmount(amount: bigint, currency: string, where?: string): bigint {
  if (amount > largestAmount || amount < smallestAmount) {
    const text = formatAmount(amount, currency);
    throw new ContrapostError("CP_AMOUNT_TOO_LARGE", { where, amount: text, currency });
  }
  return amount;
}
