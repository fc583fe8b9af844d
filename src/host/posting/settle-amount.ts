import { ContrapostError } from "@contrapost/sdk";

/**
 * Refuses an amount to settle, to deduct or to write off that is not above zero: such amounts have no sign. The
 * currency need not be known; whether the text is an amount at all is for its reader to say.
 *
 * @throws ContrapostError `CP_SETTLE_AMOUNT`
 */
export function requireAboveZero(
  amount: string,
  { where, invoice }: { readonly where: string; readonly invoice: string },
): void {
  if (!amount.startsWith("-") && !/^0+(\.0+)?$/.test(amount)) return;
  throw new ContrapostError("CP_SETTLE_AMOUNT", { where, invoice, amount });
}
