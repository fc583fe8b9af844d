import { magnitude, share } from "./exact.js";
import { type Line, type Mark, marked, type Problem, type State, type Transaction } from "./state.js";

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
  const due = (item: Transaction): string => item.dueDate ?? item.date;
  items.sort((one, other) => (due(one) < due(other) ? -1 : due(one) > due(other) ? 1 : 0));
  let left = magnitude(payment.amount);
  const marks: Mark[] = [];
  for (const item of items) {
    const take = magnitude(item.open) < left ? magnitude(item.open) : left;
    if (take > 0n) marks.push({ transaction: item.key, amount: item.open < 0n ? -take : take });
    left -= take;
  }
  return marks;
}

function together(marks: readonly Mark[]): readonly Mark[] {
  const sums = new Map<string, bigint>();
  for (const { transaction, amount } of marks) {
    sums.set(transaction, (sums.get(transaction) ?? 0n) + amount);
  }
  return [...sums].map(([transaction, amount]) => ({ transaction, amount }));
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
    else if (item.currency !== payment.currency) problems.push({ code: "CP_SETTLEMENT_CURRENCY", line });
    else if (magnitude(amount) > magnitude(item.open) || amount > 0n !== item.open > 0n) {
      problems.push({ code: "CP_SETTLEMENT_EXCEEDS_OPEN", line });
    }
  }
  const sum = marks.reduce((total, { amount }) => total + amount, 0n);
  const sameSide = sum !== 0n && sum > 0n === payment.amount > 0n;
  if (magnitude(sum) > magnitude(payment.amount) || sameSide) {
    problems.push({ code: "CP_SETTLEMENT_EXCEEDS_PAYMENT", line });
  }
  return problems;
}

/**
 * Settles, documents on the payment's own side first, and answers the realized loss of each settlement (negative: a
 * gain): what the payment is worth in the accounting currency beyond what the invoice is.
 */
export function settleNow(state: State, payment: Transaction, marks: readonly Mark[]): readonly bigint[] {
  const own = marks.filter(({ amount }) => amount > 0n === payment.amount > 0n);
  const against = marks.filter(({ amount }) => amount > 0n !== payment.amount > 0n);
  const realized: bigint[] = [];
  for (const [index, { transaction, amount }] of [...own, ...against].entries()) {
    const item = state.transactions.get(transaction)!;
    const invoiceAccounting = share(item.openAccounting, amount, item.open);
    const paymentAccounting =
      index < own.length ? -invoiceAccounting : share(payment.openAccounting, -amount, payment.open);
    payment.open += amount;
    payment.openAccounting -= paymentAccounting;
    item.open -= amount;
    item.openAccounting -= invoiceAccounting;
    realized.push(invoiceAccounting + paymentAccounting);
    state.settlements.push({
      payment: payment.key,
      no: index + 1,
      invoice: item.key,
      date: payment.date,
      amount,
      paymentAccounting,
      invoiceAccounting,
    });
    if (item.open === 0n) item.closedOn = lastDay(state, item.key);
  }
  if (payment.open === 0n) payment.closedOn = payment.date;
  return realized;
}

/** The latest day on which something of an item was settled. */
function lastDay({ settlements }: State, item: string): string | undefined {
  return settlements
    .filter(({ invoice }) => invoice === item)
    .map(({ date }) => date)
    .sort()
    .at(-1);
}
