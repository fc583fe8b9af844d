import { convert, invertRate, type RateFraction, type Side } from "@contrapost/sdk";
import { magnitude } from "./open-item.js";

/** A transaction that may be settled with others of its party. */
export interface PairableItem {
  readonly id: number;
  readonly currency: string;
  /** What of it may be settled: minor units of its currency, signed as it is. */
  readonly upTo: bigint;
  /** Whether it is a payment rather than an invoice or a credit note. */
  readonly payment: boolean;
}

/** How much of two transactions is settled with each other. */
export interface Pair<Item extends PairableItem> {
  readonly payer: Item;
  readonly paid: Item;
  /** In the currency of what is paid, signed as that. */
  readonly amount: bigint;
  /** In the currency of the payer, signed as that. */
  readonly paymentAmount: bigint;
}

/** What pairing goes by. */
export interface Pairing {
  readonly side: Side;
  /** How many units of the payer's currency one unit of what is paid is worth. */
  readonly rate: (payerCurrency: string, paidCurrency: string) => RateFraction;
}

/** An item with what is left of it, unsigned. */
interface Left<Item> {
  readonly item: Item;
  left: bigint;
}

/**
 * Pairs debits with credits, both in the order given, until one side is used up: first what is in one currency, then
 * across currencies. What finds nothing on the other side stays open.
 */
export function pairUp<Item extends PairableItem>(
  items: readonly Item[],
  pairing: Pairing,
): readonly Pair<Item>[] {
  const pairs: Pair<Item>[] = [];
  const left = items.map((item): Left<Item> => ({ item, left: magnitude(item.upTo) }));
  const sideOf = (debit: boolean) => left.filter(({ item }) => item.upTo !== 0n && item.upTo > 0n === debit);
  const debits = sideOf(true);
  const credits = sideOf(false);
  for (const currency of new Set(items.map((item) => item.currency))) {
    const own = (all: readonly Left<Item>[]) => all.filter(({ item }) => item.currency === currency);
    exhaust(own(debits), own(credits), pairing, pairs);
  }
  exhaust(debits, credits, pairing, pairs);
  return pairs;
}

function exhaust<Item extends PairableItem>(
  debits: readonly Left<Item>[],
  credits: readonly Left<Item>[],
  pairing: Pairing,
  pairs: Pair<Item>[],
): void {
  let next = 0;
  let other = 0;
  while (next < debits.length && other < credits.length) {
    const debit = debits[next] as Left<Item>;
    const credit = credits[other] as Left<Item>;
    if (debit.left === 0n) next += 1;
    else if (credit.left === 0n) other += 1;
    else if (!pairOf(debit, credit, pairing, pairs)) {
      // Too little to be worth a unit of the other currency.
      if (debit.left < credit.left) next += 1;
      else other += 1;
    }
  }
}

/** Settles as much of the two as there is; answers whether that is anything. */
function pairOf<Item extends PairableItem>(
  debit: Left<Item>,
  credit: Left<Item>,
  { side, rate }: Pairing,
  pairs: Pair<Item>[],
): boolean {
  const [payer, paid] = paysFirst(debit, credit, side) ? [debit, credit] : [credit, debit];
  const [own, far] = [payer.item.currency, paid.item.currency];
  const taken =
    own === far
      ? sameCurrency(payer.left, paid.left)
      : acrossCurrencies(payer.left, paid.left, { own, far, rate: rate(own, far) });
  if (taken.amount === 0n || taken.paymentAmount === 0n) return false;
  payer.left -= taken.paymentAmount;
  paid.left -= taken.amount;
  pairs.push({
    payer: payer.item,
    paid: paid.item,
    amount: paid.item.upTo < 0n ? -taken.amount : taken.amount,
    paymentAmount: payer.item.upTo < 0n ? -taken.paymentAmount : taken.paymentAmount,
  });
  return true;
}

/** A payment pays a document; of two of a kind, the one that stands on the side of payments does. */
function paysFirst<Item extends PairableItem>(debit: Left<Item>, credit: Left<Item>, side: Side): boolean {
  if (debit.item.payment !== credit.item.payment) return debit.item.payment;
  return side === "vendor";
}

interface Taken {
  readonly amount: bigint;
  readonly paymentAmount: bigint;
}

function sameCurrency(payer: bigint, paid: bigint): Taken {
  const amount = payer < paid ? payer : paid;
  return { amount, paymentAmount: amount };
}

/** The whole of one of the two, and its value in the currency of the other. */
function acrossCurrencies(
  payer: bigint,
  paid: bigint,
  { own, far, rate }: { readonly own: string; readonly far: string; readonly rate: RateFraction },
): Taken {
  const needed = convert(paid, far, own, rate);
  if (needed <= payer) return { amount: paid, paymentAmount: needed };
  const worth = convert(payer, own, far, invertRate(rate));
  return { amount: worth < paid ? worth : paid, paymentAmount: payer };
}
