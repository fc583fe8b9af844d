import type { PaymentMirror } from "./mirror-cause.js";

/** What settlements with one other document took from a document of the pair, in its currency and with its sign. */
export interface SettledPart {
  readonly side: "buyer" | "seller";
  /**
   * Names the other document alike for both sides: the transaction in the seller's books that it mirrors or is. What
   * has no counterpart there is named by its own transaction.
   */
  readonly other: number;
  /** The voucher of the other document. */
  readonly voucher: string;
  /** All that was taken; with the next two, of which it consists beside what was paid. */
  readonly amount: bigint;
  readonly discount: bigint;
  /** Written off, small differences included. */
  readonly writeOff: bigint;
  /** When a settlement with it was undone, whose amount does not count any more. */
  readonly undoneOn?: string;
  /** Where the other document is a payment of the buyer: what became of it in the seller's books. */
  readonly mirror?: PaymentMirror;
  /** Where the buyer reversed the payment: what became of the reversal in the seller's books. */
  readonly reversal?: PaymentMirror;
}
