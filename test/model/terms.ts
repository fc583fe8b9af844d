import type { CashDiscountUse } from "@contrapost/sdk";
import { magnitude, nearest, share } from "./exact.js";
import type { Adjusted, Mark, State, Tier, Transaction } from "./state.js";
import { cashDiscounts, type Terms } from "./world.js";

/** What a mark comes to by the company's rules. */
export interface Taking extends Mark {
  readonly adjusted: readonly Adjusted[];
}

/** What may be deducted of a document until when, by a cash discount and those that follow it. */
export function tiersOf(amount: bigint, date: string, code: string | undefined): readonly Tier[] {
  const tiers: Tier[] = [];
  for (let next = code; next !== undefined; next = cashDiscounts[next]!.next) {
    const { percent, days } = cashDiscounts[next]!;
    const until = new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
    tiers.push({ until, amount: nearest(amount * BigInt(percent), 100n) });
  }
  return tiers.filter((tier) => tier.amount !== 0n);
}

/** What may still be deducted of an item on a day, signed as the item and no more than is open. */
export function availableOn(
  state: State,
  item: Transaction,
  day: string,
  use: CashDiscountUse = "normal",
): bigint {
  const { creditNotes } = termsOf(state, item);
  if (use === "never" || item.open === 0n) return 0n;
  if (item.type === "creditNote" && use === "normal" && !creditNotes) return 0n;
  const tier =
    item.discounts.find(({ until }) => day <= until) ??
    (use === "always" ? item.discounts.at(-1) : undefined);
  const taken = state.settlements
    .filter(({ invoice, undone }) => invoice === item.key && undone === undefined)
    .flatMap(({ adjusted }) => adjusted)
    .reduce((sum, { kind, amount }) => (kind === "cashDiscount" ? sum + magnitude(amount) : sum), 0n);
  const left = magnitude(tier?.amount ?? 0n) - taken;
  if (left <= 0n) return 0n;
  const capped = left < magnitude(item.open) ? left : magnitude(item.open);
  return item.open < 0n ? -capped : capped;
}

export function termsOf(state: State, { company, side }: Pick<Transaction, "company" | "side">): Terms {
  return state.terms.get(`${company}/${side}`)!;
}

/** What a payment gives for its marks: an amount in its currency, and what that is worth in the company's. */
export interface Paid {
  readonly payment: Transaction;
  readonly amount: bigint;
  readonly accounting: bigint;
}

interface Working {
  readonly mark: Mark;
  readonly item: Transaction;
  /** What is paid of the item, and what that uses of the payment; both signed as the item. */
  paid: bigint;
  uses: bigint;
  discount: bigint;
  readonly others: Adjusted[];
}

/** Takes discounts and lets differences go, as the company's rules for the side have it. */
export function withTerms(state: State, paid: Paid, marks: readonly Mark[], day: string): readonly Taking[] {
  const terms = termsOf(state, paid.payment);
  const all = marks.map((mark) => discounted(state, mark, terms, day));
  const rest = all.reduce((sum, { uses }) => sum + uses, paid.amount);
  const against = all.filter(({ item }) => item.open > 0n !== paid.amount > 0n);
  if (rest === 0n) for (const one of against) letLackGo(one, terms);
  else if (rest > 0n === paid.amount > 0n) {
    const own = all.filter((one) => !against.includes(one));
    letExcessGo(paid, { against, own }, rest, terms);
  }
  const takings = all.map(({ mark, paid: part, uses, discount, others }) => {
    const adjusted: readonly Adjusted[] =
      discount === 0n ? others : [{ kind: "cashDiscount", amount: discount }, ...others];
    const amount = adjusted.reduce((sum, one) => sum + one.amount, part);
    return { ...mark, amount, paymentAmount: -uses, adjusted };
  });
  return takings.filter(({ amount }) => amount !== 0n);
}

/** The whole discount where the rest is paid; of a part payment its share, where there is one. */
function discounted(state: State, mark: Mark, { partPayments }: Terms, day: string): Working {
  const item = state.transactions.get(mark.transaction)!;
  const { use } = mark;
  const available = availableOn(state, item, day, use);
  const needed = item.open - available;
  let discount = 0n;
  if (available !== 0n && mark.amount !== item.open) {
    // What is paid goes before a discount that would do alone.
    if (needed === 0n) discount = item.open - mark.amount;
    else if (magnitude(mark.amount) >= magnitude(needed)) discount = available;
    else if (partPayments || use === "always") discount = share(available, mark.amount, needed);
  }
  const most = item.open - discount;
  const paid = magnitude(mark.amount) > magnitude(most) ? most : mark.amount;
  const uses = share(-mark.paymentAmount, paid, mark.amount);
  if (uses === 0n)
    return { mark, item, paid: mark.amount, uses: -mark.paymentAmount, discount: 0n, others: [] };
  return { mark, item, paid, uses, discount, others: [] };
}

function lackOf({ item, paid, discount }: Working): bigint {
  return item.open - paid - discount;
}

function letLackGo(one: Working, terms: Terms): void {
  const lack = lackOf(one);
  if (lack === 0n) return;
  const kind = kindOf(share(one.item.openAccounting, lack, one.item.open), terms.under, terms);
  if (kind !== undefined) one.others.push({ kind, amount: lack });
}

/**
 * Too much paid: less discount, where it is not kept; then less of the credit notes, so that no more is left than was paid;
 * then a difference, where all is closed.
 */
function letExcessGo(
  paid: Paid,
  { against, own }: { readonly against: readonly Working[]; readonly own: readonly Working[] },
  excess: bigint,
  terms: Terms,
): void {
  let rest = excess;
  for (const one of terms.administration === "unspecific" ? against : []) {
    if (one.discount === 0n) continue;
    const most = inItems(one, rest);
    const whole = magnitude(one.discount) < magnitude(most);
    const less = whole ? one.discount : -most;
    const used = whole ? share(-one.mark.paymentAmount, less, one.mark.amount) : -rest;
    one.discount -= less;
    one.paid += less;
    one.uses += used;
    rest += used;
  }
  for (const one of [...own].reverse()) {
    const over = rest - paid.amount;
    if (over === 0n || over > 0n !== paid.amount > 0n) break;
    const less = magnitude(over) < magnitude(one.uses) ? over : one.uses;
    const whole = less === one.uses || inItems(one, less) === one.paid;
    rest -= whole ? one.uses : less;
    one.paid -= whole ? one.paid : inItems(one, less);
    one.uses -= whole ? one.uses : less;
    one.discount = 0n;
  }
  const last = against.at(-1);
  if (last === undefined || rest === 0n || against.some((one) => lackOf(one) !== 0n)) return;
  const kind = kindOf(share(paid.accounting, rest, paid.amount), terms.over, terms);
  const amount = inItems(last, rest);
  if (kind === undefined || amount === 0n) return;
  last.paid -= amount;
  last.uses -= rest;
  last.others.push({ kind, amount });
}

/** An amount of the payment in the item's currency. */
function inItems({ mark }: Working, amount: bigint): bigint {
  return share(mark.amount, amount, -mark.paymentAmount);
}

function kindOf(value: bigint, limit: bigint, { penny }: Terms): Adjusted["kind"] | undefined {
  if (penny > 0n && magnitude(value) <= penny) return "pennyDifference";
  return limit > 0n && magnitude(value) <= limit ? "writeOff" : undefined;
}
