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
import { gainAccount, lossAccount, summaryOf } from "./world.js";

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
    const take = magnitude(item.open) < left ? magnitude(item.open) : left;
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
 * stands on another account moves to the payment's, and what the payment is worth beyond what the item is was lost.
 */
export function settleNow(
  state: State,
  payment: Transaction,
  takings: readonly Mark[],
  { voucher, date, later }: Settling,
): void {
  const before = state.settlements.filter((one) => one.payment === payment.key).length;
  const ownSide = ({ amount }: Mark): boolean => amount > 0n === payment.open > 0n;
  const own = takings.filter(ownSide);
  const against = takings.filter((taking) => !ownSide(taking));
  for (const [index, { transaction, amount, paymentAmount }] of [...own, ...against].entries()) {
    const item = state.transactions.get(transaction)!;
    const invoiceAccounting = share(item.openAccounting, amount, item.open);
    const paymentAccounting =
      index < own.length ? -invoiceAccounting : share(payment.openAccounting, paymentAmount, payment.open);
    payment.open -= paymentAmount;
    payment.openAccounting -= paymentAccounting;
    item.open -= amount;
    item.openAccounting -= invoiceAccounting;
    const caused = [
      ...moved(item, payment, amount, invoiceAccounting),
      ...realized(payment, invoiceAccounting + paymentAccounting),
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
      caused,
      undone: undefined,
    });
    noteClosing(state, item);
  }
  if (takings.length > 0) noteClosing(state, payment);
}

type Caused = Omit<Entry, "company" | "voucher">;

/** An item on another summary account than the payment's moves there with what is settled of it. */
function moved(item: Transaction, payment: Transaction, amount: bigint, accounting: bigint): Caused[] {
  const [from, to] = [summaryOf(item), summaryOf(payment)];
  if (from === to) return [];
  const { currency } = item;
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
