import { minorUnits } from "./currency.js";
import { formatScaled } from "./decimal-text.js";

/**
 * Writes an amount as a plain decimal with all decimals of its currency: `"-1234.50"`, `"5"` (JPY), `"0.005"` (BHD).
 * The exact inverse of `parseAmount`.
 *
 * @param amount - minor units of `currency`
 * @throws ContrapostError `CP_CURRENCY_UNKNOWN`
 *
 * @example
 * ```ts
 * formatAmount(-5n, "EUR"); // -0.05
 * formatAmount(5n, "JPY"); // 5
 * ```
 */
export function formatAmount(amount: bigint, currency: string): string {
  return formatScaled(amount, minorUnits(currency));
}
