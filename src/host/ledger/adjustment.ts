import { proportion } from "@contrapost/sdk";

/** What closes a part of a document without a payment. */
export type AdjustmentKind = "cashDiscount" | "pennyDifference" | "writeOff";

/**
 * A part of a settlement that the payment and the document do not have in common. What the document gives up and the
 * payment does not pay is signed as the document; what the payment gives up beyond the document, against it.
 */
export interface Adjustment {
  readonly kind: AdjustmentKind;
  /** In the document's currency; a debit to {@link account} is positive. */
  readonly amount: bigint;
  /** The main account that takes it. */
  readonly account: string;
  /** Why it was written off, where somebody said so. */
  readonly reason?: string | undefined;
}

/** An adjustment with its value. */
export interface ValuedAdjustment extends Adjustment {
  /** In the accounting currency, signed as {@link Adjustment.amount}. */
  readonly accounting: bigint;
}

/** What leaves one end of a settlement, and its value in the accounting currency. */
export interface Leaving {
  readonly amount: bigint;
  readonly accounting: bigint;
}

/**
 * Values what a document gives up as the document is valued, so that a discount realizes no exchange difference: it
 * lowers what was bought or sold at the rate of that day.
 */
export function valueOfItem(adjustments: readonly Adjustment[], item: Leaving): readonly ValuedAdjustment[] {
  return adjustments
    .filter(({ amount }) => amount < 0n === item.amount < 0n)
    .map((one) => ({ ...one, accounting: proportion(item.accounting, one.amount, item.amount) }));
}

/** Values what a payment gives up beyond the document, as the payment is valued. */
export function valueOfPayment(
  adjustments: readonly Adjustment[],
  payment: Leaving,
): readonly ValuedAdjustment[] {
  return adjustments
    .filter(({ amount }) => amount < 0n === payment.amount < 0n)
    .map((one) => ({ ...one, accounting: proportion(payment.accounting, one.amount, payment.amount) }));
}
