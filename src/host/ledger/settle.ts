import { proportion } from "@contrapost/sdk";
import { type Adjustment, type ValuedAdjustment, valueOfItem, valueOfPayment } from "./adjustment.js";
import { magnitude, type OpenItem } from "./open-item.js";

/** One item that a payment is to settle, and how much of it. */
export interface SettlementRequest<Item extends OpenItem> {
  readonly item: Item;
  /** In the item's currency, signed as the item. */
  readonly amount: bigint;
  /** What that takes from the payment in the payment's currency, signed against the item: `-amount` where left out. */
  readonly paymentAmount?: bigint | undefined;
  /** Discounts and differences: in one currency, {@link amount} and {@link paymentAmount} add up to them. */
  readonly adjustments?: readonly Adjustment[];
}

/** What one settlement takes from each side. */
export interface Settlement<Item extends OpenItem> {
  readonly item: Item;
  /** In the item's currency, signed as the item; the item's open amount falls by it. */
  readonly amount: bigint;
  /** In the payment's currency, signed against the item; the payment's open amount falls by it. */
  readonly paymentAmount: bigint;
  /** What leaves the item's open accounting amount; signed as the item. */
  readonly itemAccounting: bigint;
  /** What leaves the payment's open accounting amount; signed against the item. */
  readonly paymentAccounting: bigint;
  readonly adjustments: readonly ValuedAdjustment[];
  /** The entries that it causes in its voucher, once they are booked: their first number and how many there are. */
  firstEntry: number;
  entryCount: number;
}

/** The result of settling: the settlements in the order made, and what stays open on the payment. */
export interface Settled<Item extends OpenItem> {
  readonly settlements: readonly Settlement<Item>[];
  readonly rest: OpenItem;
}

/**
 * Realized exchange difference in the accounting currency: what the party's account holds too much of after a
 * settlement. Positive is a loss (a debit), negative a gain, on either side of the subledger.
 */
export function realizedBy({
  itemAccounting,
  paymentAccounting,
  adjustments,
}: Pick<Settlement<OpenItem>, "itemAccounting" | "paymentAccounting" | "adjustments">): bigint {
  return itemAccounting + paymentAccounting - valueOf(adjustments);
}

function valueOf(adjustments: readonly ValuedAdjustment[]): bigint {
  let value = 0n;
  for (const { accounting } of adjustments) value += accounting;
  return value;
}

function amountOf(adjustments: readonly Adjustment[]): bigint {
  let sum = 0n;
  for (const { amount } of adjustments) sum += amount;
  return sum;
}

const nothing: readonly never[] = [];

/**
 * Applies a payment to items of the same party. Items on the payment's own side (credit notes) go
 * first: they widen what the payment can settle. The part that closes an item, or the payment, takes all that is
 * left of it in both currencies, so that nothing lingers.
 *
 * The caller has checked that no request exceeds its item and that together they do not exceed the payment.
 */
export function settle<Item extends OpenItem>(
  payment: OpenItem,
  requests: readonly SettlementRequest<Item>[],
): Settled<Item> {
  if (requests.length === 0) return { settlements: nothing, rest: payment };
  let open = payment.open;
  let openAccounting = payment.openAccounting;
  const settlements: Settlement<Item>[] = [];
  for (const { item, amount, paymentAmount = -amount, adjustments = nothing } of inOrder(payment, requests)) {
    const itemAccounting = proportion(item.openAccounting, amount, item.open);
    const widens = amount < 0n === open < 0n;
    let adjusted: readonly ValuedAdjustment[] =
      adjustments.length === 0 ? nothing : valueOfItem(adjustments, { amount, accounting: itemAccounting });
    const paymentAccounting = widens
      ? valueOf(adjusted) - itemAccounting
      : proportion(openAccounting, paymentAmount, open);
    if (adjusted.length < adjustments.length) {
      // What is paid beside the adjustments, in the item's currency, is what leaves the payment.
      const leaving = { amount: amountOf(adjustments) - amount, accounting: paymentAccounting };
      adjusted = [...adjusted, ...valueOfPayment(adjustments, leaving)];
    }
    open -= paymentAmount;
    openAccounting -= paymentAccounting;
    settlements.push({
      item,
      amount,
      paymentAmount,
      itemAccounting,
      paymentAccounting,
      adjustments: adjusted,
      firstEntry: 0,
      entryCount: 0,
    });
  }
  return { settlements, rest: { open, openAccounting } };
}

function inOrder<Item extends OpenItem>(
  payment: OpenItem,
  requests: readonly SettlementRequest<Item>[],
): readonly SettlementRequest<Item>[] {
  if (requests.length === 1) return requests;
  const debit = payment.open > 0n;
  return [
    ...requests.filter((request) => request.amount > 0n === debit),
    ...requests.filter((request) => request.amount > 0n !== debit),
  ];
}

/** Chooses what a payment settles by itself: items against it, in the order given, until the payment is used up. */
export function settleInTurn<Item extends OpenItem>(
  payment: OpenItem,
  items: readonly Item[],
): readonly SettlementRequest<Item>[] {
  const requests: SettlementRequest<Item>[] = [];
  let left = magnitude(payment.open);
  for (const item of items) {
    if (left === 0n) break;
    if (item.open === 0n || item.open < 0n === payment.open < 0n) continue;
    const take = magnitude(item.open) < left ? magnitude(item.open) : left;
    requests.push({ item, amount: item.open < 0n ? -take : take });
    left -= take;
  }
  return requests;
}
