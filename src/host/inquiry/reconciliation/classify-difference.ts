import { formatAmount } from "@contrapost/sdk";
import type { DifferenceCause, DifferencePart } from "./difference.js";
import { causeOfMirror } from "./mirror-cause.js";
import type { PairFacts, PairSide } from "./pair-facts.js";
import { settlementCauses } from "./settlement-causes.js";

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
