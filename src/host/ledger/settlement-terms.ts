import { proportion } from "@contrapost/sdk";
import type { AdjustmentKind } from "./adjustment.js";
import { discountOn } from "./cash-discount.js";
import { magnitude, type OpenItem } from "./open-item.js";

/** A company's rules for one side of the subledger: how it takes discounts and what differences it lets go. */
export interface SettlementRules {
  /** Whether part payments take their share of the discount. */
  readonly discountOnPartPayments: boolean;
  /** Whether credit notes give the discount back. */
  readonly discountOnCreditNotes: boolean;
  /**
   * What becomes of paying more than is needed beside the discount: `specific` keeps the discount and treats the rest
   * as an overpayment, `unspecific` takes so much less discount.
   */
  readonly administration: "specific" | "unspecific";
  /** Limits in the accounting currency, unsigned. */
  readonly maximumPennyDifference: bigint;
  readonly maximumOverpayment: bigint;
  readonly maximumUnderpayment: bigint;
}

/** Where a company has set nothing, no discount is shared out and nothing is written off. */
export const plainRules: SettlementRules = Object.freeze({
  discountOnPartPayments: false,
  discountOnCreditNotes: false,
  administration: "specific",
  maximumPennyDifference: 0n,
  maximumOverpayment: 0n,
  maximumUnderpayment: 0n,
});

/** A document that a payment is to settle, before the rules have been applied. */
export interface Wanted<Item extends OpenItem> {
  readonly item: Item;
  /** What of it is meant to be paid, in its currency and signed as it; with a discount, less of it may be needed. */
  readonly paid: bigint;
  /** What {@link paid} uses up of a payment in another currency, in that one; signed as the item. */
  readonly uses?: bigint | undefined;
  /** The discount that may be taken today, signed as the item. */
  readonly available: bigint;
  /** Whether part payments may take their share of it. */
  readonly onPartPayments: boolean;
  /** A discount that was decided on, whatever the rules say. */
  readonly discount?: bigint | undefined;
  /** A part that was decided to be written off, signed as the item. */
  readonly writeOff?: bigint | undefined;
}

/** A part of an item that no payment covers, or of a payment that no item takes. */
export interface AdjustedPart {
  readonly kind: AdjustmentKind;
  readonly amount: bigint;
  /** Whether it was asked for, rather than found by the rules. */
  readonly asked: boolean;
}

/** What the rules make of one wanted settlement. */
export interface TermsOfItem<Item extends OpenItem> {
  readonly wanted: Wanted<Item>;
  /** What is paid of it, in its currency and signed as it. */
  readonly paid: bigint;
  /** What that uses up of the payment, in the payment's currency; signed as the item. */
  readonly uses: bigint;
  readonly adjusted: readonly AdjustedPart[];
}

interface Working<Item extends OpenItem> {
  readonly wanted: Wanted<Item>;
  paid: bigint;
  uses: bigint;
  discount: bigint;
  readonly others: AdjustedPart[];
}

/**
 * Applies a company's rules to what a payment is to settle. First each item gets its discount; what the payment then
 * has too much lowers the discounts, goes back to the credit notes that brought it, or is let go within the limits, where
 * all that it settles is closed; what an item then lacks is let go within the limits, where the payment is used up. What
 * goes beyond the limits stays open.
 *
 * @see https://learn.microsoft.com/dynamics365/finance/cash-bank-management/configure-settlement
 */
export function applyTerms<Item extends OpenItem>(
  payment: OpenItem,
  wanted: readonly Wanted<Item>[],
  rules: SettlementRules,
): readonly TermsOfItem<Item>[] {
  const working = wanted.map((one) => withDiscount(one));
  let rest = payment.open;
  for (const { uses } of working) rest += uses;
  const isAgainst = ({ wanted: { item } }: Working<Item>) => item.open < 0n !== payment.open < 0n;
  const against = working.filter(isAgainst);
  if (rest !== 0n && rest < 0n === payment.open < 0n) {
    if (rules.administration === "unspecific") rest = lowerDiscounts(against, rest);
    rest = giveBack(
      working.filter((one) => !isAgainst(one)),
      rest,
      payment.open,
    );
    letOverpaymentGo(payment, against, rest, rules);
  } else if (rest === 0n) {
    for (const one of against) letUnderpaymentGo(one, rules);
  }
  return working.map(termsOf);
}

function withDiscount<Item extends OpenItem>(wanted: Wanted<Item>): Working<Item> {
  const { item, paid, available, onPartPayments, writeOff } = wanted;
  // What is given up needs no payment: it goes towards the discount as what is paid does.
  const covered = paid + (writeOff ?? 0n);
  const closes = magnitude(covered) >= magnitude(item.open) ? item.open : covered;
  const discount = wanted.discount ?? discountOn(closes, item.open, available, onPartPayments);
  const most = item.open - discount;
  const others: AdjustedPart[] = [];
  if (writeOff !== undefined) others.push({ kind: "writeOff", amount: writeOff, asked: true });
  const needed = magnitude(paid) > magnitude(most) ? most : paid;
  const uses = usedBy(wanted, needed);
  // Beside the discount too little would be paid to be worth a unit of the payment's currency.
  if (uses === 0n) return { wanted, paid, uses: usedBy(wanted, paid), discount: 0n, others };
  return { wanted, paid: needed, uses, discount, others };
}

/** What a part of an item uses up of the payment, in the payment's currency. */
function usedBy<Item extends OpenItem>({ paid, uses }: Wanted<Item>, part: bigint): bigint {
  return uses === undefined ? part : proportion(uses, part, paid);
}

/** An amount of the payment in the currency of an item that it pays. */
function inItemCurrency<Item extends OpenItem>({ wanted }: Working<Item>, amount: bigint): bigint {
  return wanted.uses === undefined ? amount : proportion(wanted.paid, amount, wanted.uses);
}

/** Pays with the rest what was to be deducted; answers what is left of it. */
function lowerDiscounts<Item extends OpenItem>(against: readonly Working<Item>[], rest: bigint): bigint {
  let left = rest;
  for (const one of against) {
    if (one.wanted.discount !== undefined || one.discount === 0n) continue;
    const most = inItemCurrency(one, left);
    const whole = magnitude(one.discount) < magnitude(most);
    const less = whole ? one.discount : -most;
    const used = whole ? usedBy(one.wanted, less) : -left;
    one.discount -= less;
    one.paid += less;
    one.uses += used;
    left += used;
  }
  return left;
}

/**
 * Takes no more of items on the payment's own side than there is something to settle: of the last first. Answers what is
 * left, which is at most the payment.
 */
function giveBack<Item extends OpenItem>(
  own: readonly Working<Item>[],
  rest: bigint,
  payment: bigint,
): bigint {
  let left = rest;
  for (const one of own.toReversed()) {
    if (magnitude(left) <= magnitude(payment)) break;
    const over = left - payment;
    const less = magnitude(over) < magnitude(one.uses) ? over : one.uses;
    const part = inItemCurrency(one, less);
    const whole = less === one.uses || part === one.paid;
    const given = whole ? one.uses : less;
    one.paid = whole ? 0n : one.paid - part;
    one.uses -= given;
    if (one.wanted.discount === undefined) one.discount = 0n;
    left -= given;
  }
  return left;
}

function letOverpaymentGo<Item extends OpenItem>(
  payment: OpenItem,
  against: readonly Working<Item>[],
  rest: bigint,
  rules: SettlementRules,
): void {
  const last = against.at(-1);
  if (last === undefined || rest === 0n || !against.every((one) => leftOf(one) === 0n)) return;
  const value = magnitude(proportion(payment.openAccounting, rest, payment.open));
  const kind = differenceKind(value, rules.maximumOverpayment, rules);
  if (kind === undefined) return;
  const amount = inItemCurrency(last, rest);
  // Too little of the payment to be worth anything in the item's currency stays open on it.
  if (amount === 0n) return;
  last.paid -= amount;
  last.uses -= rest;
  last.others.push({ kind, amount, asked: false });
}

function letUnderpaymentGo<Item extends OpenItem>(one: Working<Item>, rules: SettlementRules): void {
  const { item } = one.wanted;
  const left = leftOf(one);
  if (left === 0n) return;
  const value = magnitude(proportion(item.openAccounting, left, item.open));
  const kind = differenceKind(value, rules.maximumUnderpayment, rules);
  if (kind !== undefined) one.others.push({ kind, amount: left, asked: false });
}

function differenceKind(value: bigint, limit: bigint, rules: SettlementRules): AdjustmentKind | undefined {
  // Something may be worth nothing; where no limit is set, even that stays open.
  if (rules.maximumPennyDifference > 0n && value <= rules.maximumPennyDifference) return "pennyDifference";
  return limit > 0n && value <= limit ? "writeOff" : undefined;
}

/** What would stay open of the item. */
function leftOf<Item extends OpenItem>({ wanted, paid, discount, others }: Working<Item>): bigint {
  let left = wanted.item.open - paid - discount;
  for (const { amount } of others) left -= amount;
  return left;
}

function termsOf<Item extends OpenItem>({
  wanted,
  paid,
  uses,
  discount,
  others,
}: Working<Item>): TermsOfItem<Item> {
  if (discount === 0n) return { wanted, paid, uses, adjusted: others };
  const taken = { kind: "cashDiscount", amount: discount, asked: wanted.discount !== undefined } as const;
  return { wanted, paid, uses, adjusted: [taken, ...others] };
}
