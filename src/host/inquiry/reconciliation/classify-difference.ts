import { formatAmount, type JournalRef } from "@contrapost/sdk";
import { causeOfMirror, type PaymentMirror } from "./mirror-cause.js";
import type { SettledPart } from "./settled-part.js";
import { settlementCauses } from "./settlement-causes.js";

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
  /** The mirrored payment waits as a draft. */
  | "draft"
  /** The mirrored payment is parked. */
  | "parked"
  /** Only one side has the document, the payment, or that much of it. */
  | "oneSided"
  /** Only one side has it, and there it looks like another document that both have. */
  | "duplicate"
  /** What the documents and their settlements do not tell: nothing, in books that hold. */
  | "unexplained";

/** A part of a difference with its reason. The parts of a row add up to the row's difference. */
export interface DifferencePart {
  readonly kind: DifferenceKind;
  readonly currency: string;
  /** Minor units of {@link currency}: positive where the seller's claim exceeds the buyer's debt. */
  readonly amount: bigint;
  /** A sentence for the user. */
  readonly reason: string;
  /** The mirror that makes the difference. */
  readonly mirror?: number;
  /** The journal that would take it away. */
  readonly journal?: JournalRef;
}

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

/** Something known to make a difference, and how much of one. */
export interface DifferenceCause {
  readonly kind: DifferenceKind;
  /** Signed as {@link DifferencePart.amount}. */
  readonly amount: bigint;
  readonly reason: string;
  readonly mirror?: number;
  readonly journal?: JournalRef;
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

/** What the seller claims beyond what the buyer owes. */
export function differenceOf({ buyer, seller }: PairFacts): bigint {
  return (seller.document?.open ?? 0n) + (buyer.document?.open ?? 0n);
}

/**
 * Says why the two sides differ. Where both have the document, the parts are what its totals and its settlements
 * differ by, and add up to the difference exactly: should they not, the rest is told to be unexplained.
 *
 * Equal amounts that two companies with one accounting currency value differently make an `exchange` part in that
 * currency: it is no difference of the debt.
 */
export function classifyDifference(facts: PairFacts): readonly DifferencePart[] {
  const difference = differenceOf(facts);
  if (difference === 0n) return valuation(facts);
  const { buyer, seller, currency } = facts;
  const parts = causesOf(facts, difference).map((cause) => ({ ...cause, currency }));
  const left = parts.reduce((rest, { amount }) => rest - amount, difference);
  if (left === 0n) return parts;
  const reason = `The open amounts in ${buyer.company} and ${seller.company} are not what their settlements left.`;
  return [...parts, { kind: "unexplained", currency, amount: left, reason }];
}

function causesOf(facts: PairFacts, difference: bigint): readonly DifferenceCause[] {
  const { buyer, seller, mirror } = facts;
  if (buyer.document !== undefined && seller.document !== undefined) {
    return [...differentTotals(facts), ...settlementCauses(facts)];
  }
  const byMirror = mirror && causeOfMirror(mirror, difference, seller.company);
  if (byMirror !== undefined) return [byMirror];
  const [without, other] = buyer.document === undefined ? [buyer, seller] : [seller, buyer];
  return [{ ...absence(without, other), amount: difference }];
}

function differentTotals({ currency, buyer, seller }: PairFacts): readonly DifferenceCause[] {
  if (buyer.document === undefined || seller.document === undefined) return [];
  const amount = seller.document.amount + buyer.document.amount;
  if (amount === 0n) return [];
  const here = formatAmount(-buyer.document.amount, currency);
  const there = formatAmount(seller.document.amount, currency);
  const reason = `The document is ${here} ${currency} in ${buyer.company}, but ${there} ${currency} in ${seller.company}.`;
  return [{ kind: "oneSided", amount, reason }];
}

function absence({ company, trace }: PairSide, other: PairSide): Omit<DifferenceCause, "amount"> {
  switch (trace?.kind) {
    case "draft": {
      const { journal } = trace;
      const reason = `${company} has it in the journal ${journal.number}, which is not posted yet.`;
      return { kind: "timing", reason, journal };
    }
    case "later":
      return { kind: "timing", reason: `${company} has it only on ${trace.date}.` };
    case "currency":
      return { kind: "exchange", reason: `${company} has it in ${trace.currency}.` };
    case "duplicate": {
      const reason = `Only ${other.company} has it, with the date and the amount of ${trace.of}, which both have.`;
      return { kind: "duplicate", reason };
    }
    case undefined:
      return { kind: "oneSided", reason: `Only ${other.company} has it.` };
  }
}

function valuation({ buyer, seller }: PairFacts): readonly DifferencePart[] {
  const currency = seller.accountingCurrency;
  if (buyer.accountingCurrency !== currency) return [];
  if (buyer.document === undefined || seller.document === undefined) return [];
  const amount = seller.document.openAccounting + buyer.document.openAccounting;
  if (amount === 0n) return [];
  const reason = `${buyer.company} and ${seller.company} value the same open amount at different rates.`;
  return [{ kind: "exchange", currency, amount, reason }];
}
