import type { JournalRef } from "@contrapost/sdk";
import type { PaymentMirror } from "./mirror-cause.js";
import type { SettledPart } from "./settled-part.js";

/** A document as one side has it, a debit positive. */
export interface PairDocument {
  /** What it was and what is open of it, in the row's currency. */
  readonly amount: bigint;
  readonly open: bigint;
  /** {@link open} in the company's accounting currency. */
  readonly openAccounting: bigint;
}

/** What a side that lacks the document knows of it. */
export type Trace =
  | { readonly kind: "draft"; readonly journal: JournalRef }
  | { readonly kind: "later"; readonly date: string }
  | { readonly kind: "currency"; readonly currency: string }
  | { readonly kind: "duplicate"; readonly of: string };

/** One side of a row. */
export interface PairSide {
  readonly company: string;
  readonly accountingCurrency: string;
  readonly document?: PairDocument;
  readonly trace?: Trace;
}

/** All that is known of one document of a pair. */
export interface PairFacts {
  readonly currency: string;
  readonly buyer: PairSide;
  readonly seller: PairSide;
  /** What settlements took from the documents. */
  readonly parts: readonly SettledPart[];
  /** Where the row is a payment of the buyer: what became of it in the seller's books. */
  readonly mirror?: PaymentMirror;
}
