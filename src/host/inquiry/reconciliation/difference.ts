import type { JournalRef } from "@contrapost/sdk";

/** Why the two sides of an intercompany debt differ. */
export type DifferenceKind =
  /** Both sides will have it, but one has not posted it yet or posted it at another date. */
  | "timing"
  /** One side took a cash discount that the other did not. */
  | "discount"
  /** The sides value the document differently: another currency, or other rates of the same currency. */
  | "exchange"
  /** One side wrote off what the other did not. */
  | "writeOff"
  /** The mirrored payment, or its reversal, waits as a draft. */
  | "draft"
  /** The mirrored payment, or its reversal, is parked. */
  | "parked"
  /** Only one side has the document, the payment, or that much of it. */
  | "oneSided"
  /** Only one side has it, and there it looks like another document that both have. */
  | "duplicate"
  /** What the documents and their settlements do not tell: nothing, in books that hold. */
  | "unexplained";

/** A part of a difference with its reason. The parts of a row add up to the row's difference. */
export interface DifferencePart {
  /** Why the two sides differ. */
  readonly kind: DifferenceKind;
  /** The currency of the amounts. */
  readonly currency: string;
  /** Minor units of `currency`: positive where the seller's claim exceeds the buyer's debt. */
  readonly amount: bigint;
  /** A sentence for the user. */
  readonly reason: string;
  /** The mirror that makes the difference. */
  readonly mirror?: number;
  /** The journal that would take it away. */
  readonly journal?: JournalRef;
}

/** Something known to make a difference, and how much of one. */
export interface DifferenceCause {
  readonly kind: DifferenceKind;
  /** Signed as {@link DifferencePart.amount}. */
  readonly amount: bigint;
  readonly reason: string;
  readonly mirror?: number;
  readonly journal?: JournalRef;
}
