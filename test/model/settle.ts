import { magnitude, share } from "./exact.js";
import {
  type Entry,
  type Journal,
  type Line,
  type Mark,
  marked,
  type Problem,
  type State,
  type Transaction,
} from "./state.js";
import { availableOn, type Taking } from "./terms.js";
import { differenceAccounts, gainAccount, lossAccount, summaryOf } from "./world.js";

/** What a payment line settles: its marks, those on one invoice taken together, or the oldest open items. */
export function toSettle(state: State, line: Line, payment: Transaction, mirror: boolean): readonly Mark[] {
  if (line.marks.length > 0) return together(line.marks);
  const party = state.parties.get(`${payment.company}/${payment.side}/${payment.party}`)!;
  if (!party.automatic || mirror) return [];
  const holders = marked(state);
  const items = [...state.transactions.values()].filter(
    (item) =>
      isOf(item, payment) &&
      item.currency === payment.currency &&
      item.invoice !== undefined &&
      item.open !== 0n &&
      item.open > 0n !== payment.amount > 0n &&
      !holders.has(item.key),
  );
  items.sort((one, other) => (dueOf(one) < dueOf(other) ? -1 : dueOf(one) > dueOf(other) ? 1 : 0));
  let left = magnitude(payment.amount);
  const marks: Mark[] = [];
  for (const item of items) {
    const needed = magnitude(item.open - availableOn(state, item, payment.date));
    const take = needed < left ? needed : left;
    const amount = item.open < 0n ? -take : take;
    if (take > 0n) marks.push({ transaction: item.key, amount, paymentAmount: -amount });
    left -= take;
  }
  return marks;
}

export function dueOf({ dueDate, date }: Transaction): string {
  return dueDate ?? date;
}

function together(marks: readonly Mark[]): readonly Mark[] {
  const sums = new Map<string, Mark>();
  for (const mark of marks) {
    const { amount, paymentAmount } = sums.get(mark.transaction) ?? { amount: 0n, paymentAmount: 0n };
    sums.set(mark.transaction, {
      ...mark,
      amount: amount + mark.amount,
      paymentAmount: paymentAmount + mark.paymentAmount,
    });
  }
  return [...sums.values()];
}

function isOf(item: Transaction, { company, side, party }: Transaction): boolean {
  return item.company === company && item.side === side && item.party === party;
}

/** What is wrong with settling these by a payment. */
export function settlementProblems(
  state: State,
  payment: Transaction,
  marks: readonly Mark[],
  line: number,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { transaction, amount } of marks) {
    const item = state.transactions.get(transaction)!;
    if (!isOf(item, payment)) problems.push({ code: "CP_SETTLEMENT_PARTY", line });
    else if (magnitude(amount) > magnitude(item.open) || amount > 0n !== item.open > 0n) {
      problems.push({ code: "CP_SETTLEMENT_EXCEEDS_OPEN", line });
    }
  }
  const sum = marks.reduce((total, { paymentAmount }) => total - paymentAmount, 0n);
  const sameSide = sum !== 0n && sum > 0n === payment.amount > 0n;
  if (magnitude(sum) > magnitude(payment.amount) || sameSide) {
    problems.push({ code: "CP_SETTLEMENT_EXCEEDS_PAYMENT", line });
  }
  return problems;
}

/** Where and when something is settled. */
export interface Settling {
  readonly voucher: string;
  readonly date: string;
  /** Whether it is settled after the payment was posted, by a voucher of its own. */
  readonly later: boolean;
}

/**
 * Settles, documents on the payment's own side first, and enters in the voucher what each settlement causes: an item that
 * stands on another account moves to the payment's, discounts and differences go to their accounts, and what the payment
 * is worth beyond what the item is was lost.
 */
export function settleNow(
  state: State,
  payment: Transaction,
  takings: readonly Taking[],
  { voucher, date, later }: Settling,
): void {
  const before = state.settlements.filter((one) => one.payment === payment.key).length;
  const ownSide = ({ amount }: Taking): boolean => amount > 0n === payment.open > 0n;
  const own = takings.filter(ownSide);
  const against = takings.filter((taking) => !ownSide(taking));
  for (const [index, { transaction, amount, paymentAmount, adjusted }] of [...own, ...against].entries()) {
    const item = state.transactions.get(transaction)!;
    const invoiceAccounting = share(item.openAccounting, amount, item.open);
    // A discount is worth what its document is; what the payment gives up beyond the document, what the payment is.
    const ofItem = adjusted.filter((one) => one.amount > 0n === amount > 0n);
    const itemValue = ofItem.map((one) => share(invoiceAccounting, one.amount, amount));
    const paymentAccounting =
      index < own.length
        ? itemValue.reduce((sum, value) => sum + value, -invoiceAccounting)
        : share(payment.openAccounting, paymentAmount, payment.open);
    const leaving = adjusted.reduce((sum, one) => sum + one.amount, -amount);
    const valued = adjusted.map((one) => ({
      ...one,
      account: differenceAccounts[one.kind],
      accounting: ofItem.includes(one)
        ? itemValue[ofItem.indexOf(one)]!
        : share(paymentAccounting, one.amount, leaving),
    }));
    payment.open -= paymentAmount;
    payment.openAccounting -= paymentAccounting;
    item.open -= amount;
    item.openAccounting -= invoiceAccounting;
    const summary = summaryOf(payment);
    const loss = valued.reduce((sum, one) => sum - one.accounting, invoiceAccounting + paymentAccounting);
    const caused = [
      ...moved(item, summaryOf(item), summary, { amount, accounting: invoiceAccounting }),
      ...valued.flatMap((one) => moved(item, summary, one.account, one)),
      ...realized(payment, loss),
    ].map((entry) => ({ ...entry, company: payment.company, voucher }));
    state.entries.push(...caused);
    state.settlements.push({
      payment: payment.key,
      no: before + index + 1,
      invoice: item.key,
      date,
      amount,
      paymentAmount,
      paymentAccounting,
      invoiceAccounting,
      voucher: later ? voucher : undefined,
      adjusted: valued,
      caused,
      undone: undefined,
    });
    noteClosing(state, item);
  }
  if (takings.length > 0) noteClosing(state, payment);
}

/** The accounts for discounts and differences belong to a posting profile, and that of prepayments has none. */
export function accountProblems(
  { profile }: Transaction,
  takings: readonly Taking[],
  line: number,
): readonly Problem[] {
  if (profile !== "PRE") return [];
  return takings.flatMap(({ adjusted }) =>
    adjusted.map(() => ({ code: "CP_PROFILE_ACCOUNT_MISSING", line })),
  );
}

type Caused = Omit<Entry, "company" | "voucher">;

/** Moves an amount in the item's currency from one account to another. */
function moved(
  { currency }: Transaction,
  from: string,
  to: string,
  { amount, accounting }: { readonly amount: bigint; readonly accounting: bigint },
): Caused[] {
  if (from === to) return [];
  return [
    { account: from, currency, amount: -amount, accounting: -accounting },
    { account: to, currency, amount, accounting },
  ];
}

function realized(payment: Transaction, loss: bigint): Caused[] {
  if (loss === 0n) return [];
  const { currency } = payment;
  return [
    { account: summaryOf(payment), currency, amount: 0n, accounting: -loss },
    { account: loss < 0n ? gainAccount : lossAccount, currency, amount: 0n, accounting: loss },
  ];
}

/** A transaction of which nothing is open is closed since the latest day on which something of it was settled. */
export function noteClosing({ settlements }: State, transaction: Transaction): void {
  const days = settlements
    .filter(({ payment, invoice }) => payment === transaction.key || invoice === transaction.key)
    .filter(({ undone }) => undone === undefined)
    .map(({ date }) => date);
  transaction.closedOn = transaction.open === 0n ? days.sort().at(-1) : undefined;
}

/** The settlements that a journal made: when its payments were posted, or as a settlement document. */
export function settlementsOf(state: State, { company, number }: Journal) {
  const label = `${company}/${number}`;
  const vouchers = new Set(
    state.vouchers.filter(({ journal }) => journal === label).map((voucher) => voucher.number),
  );
  return state.settlements.filter(({ payment, voucher, undone }) => {
    if (undone !== undefined || state.transactions.get(payment)!.company !== company) return false;
    return voucher === undefined ? payment.startsWith(`${label}/`) : vouchers.has(voucher);
  });
}
