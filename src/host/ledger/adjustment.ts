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

const none: readonly Adjustment[] = Object.freeze([]);

/** No adjustments: one value, so that ordinary settlements cost nothing. */
export const noAdjustments = none;

/** What adjustments come to. */
export function totalOf(adjustments: readonly Adjustment[]): bigint {
  let total = 0n;
  for (const { amount } of adjustments) total += amount;
  return total;
}
