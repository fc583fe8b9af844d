import { newJournal, addLine } from "./enter.js";
import { converted, type Fraction, magnitude, missingRate, share, worth } from "./exact.js";
import { isBeyond, reopen } from "./reverse.js";
import { accountProblems, dueOf, settleNow, settlementsOf } from "./settle.js";
import { isPayment, type Mark, marked, Refused, type State, type Transaction } from "./state.js";
import { companies, type SettlementOrder } from "./world.js";
import { openPeriodProblems } from "./periods.js";
import { availableOn, withTerms } from "./terms.js";
import { takeNumbers } from "./write-journal.js";
import type { Side } from "@contrapost/sdk";

/** What is to be settled with each other. */
export interface SettleWish {
  readonly company: string;
  readonly side: Side;
  readonly party: string;
  readonly date: string;
  /** By invoice, or by voucher where they have none; all that is open and in no draft without it. */
  readonly named: readonly NamedItem[] | undefined;
  readonly order: SettlementOrder;
}

export interface NamedItem {
  readonly invoice: string | undefined;
  readonly voucher: string;
  readonly amount: bigint | undefined;
  readonly currency: string;
}

/** Which settlements of a journal are undone. */
export interface UnsettleWish {
  readonly journal: string;
  readonly voucher: string | undefined;
  readonly invoice: string | undefined;
  readonly date: string;
}

interface Offered {
  readonly item: Transaction;
  /** Signed as the item. */
  readonly upTo: bigint;
  readonly asked: boolean;
  left: bigint;
}

interface Pair {
  readonly payer: Offered;
  readonly paid: Offered;
  readonly amount: bigint;
  readonly paymentAmount: bigint;
}

/** Settles by a document of its own and answers its label. */
export function settleLater(state: State, wish: SettleWish): string {
  const offered = offeredItems(state, wish);
  if (offered.some(({ item }) => item.date > wish.date))
    throw new Refused([{ code: "CP_SETTLEMENT_EARLIER" }]);
  const pairs = pairsOf(state, offered, wish);
  if (pairs.length === 0) throw new Refused([{ code: "CP_SETTLEMENT_NOTHING" }]);
  if (offered.some(({ asked, left }) => asked && left !== 0n))
    throw new Refused([{ code: "CP_SETTLE_LEFT" }]);
  const holders = marked(state);
  if (pairs.some(({ payer, paid }) => [payer, paid].some(({ item }) => holders.has(item.key)))) {
    throw new Refused([{ code: "CP_INVOICE_MARKED" }]);
  }
  const { company, side, party, date } = wish;
  const journal = newJournal(state, company, "SETTLE", {});
  const payers = [...new Set(pairs.map(({ payer }) => payer))];
  for (const payer of payers) {
    const amount = pairs.reduce((sum, pair) => (pair.payer === payer ? sum + pair.paymentAmount : sum), 0n);
    const account = { type: side, id: party } as const;
    addLine(state, journal, { date, account, currency: payer.item.currency, amount }, []);
  }
  const numbers = takeNumbers(state, journal, "SETTLE");
  const problems = payers.flatMap((_, index) => openPeriodProblems(state, company, date, index + 1));
  for (const [index, payer] of payers.entries()) {
    const voucher = numbers[index]!;
    state.vouchers.push({
      company,
      number: voucher,
      date,
      journal: `${company}/${journal.number}`,
      no: index + 1,
      reversedBy: undefined,
    });
    const payment = payer.item;
    const marks = pairs.flatMap((pair): Mark[] => {
      const { paid, amount, paymentAmount } = pair;
      return pair.payer === payer ? [{ transaction: paid.item.key, amount, paymentAmount }] : [];
    });
    // What a payment before it closed, with a difference let go perhaps, cannot be settled any more.
    const beyond = marks.filter((mark) => {
      const { open } = state.transactions.get(mark.transaction)!;
      return magnitude(mark.amount) > magnitude(open);
    });
    problems.push(...beyond.map(() => ({ code: "CP_SETTLEMENT_EXCEEDS_OPEN", line: index + 1 })));
    if (beyond.length > 0) continue;
    const amount = marks.reduce((sum, mark) => sum + mark.paymentAmount, 0n);
    const accounting = share(payment.openAccounting, amount, payment.open);
    const takings = withTerms(state, { payment, amount, accounting }, marks, date);
    const lacking = accountProblems(payment, takings, index + 1);
    problems.push(...lacking);
    // What cannot be settled lets nothing go either, so that later payments find it open.
    if (lacking.length === 0) settleNow(state, payment, takings, { voucher, date, later: true });
  }
  if (problems.length > 0) throw new Refused(problems);
  journal.status = "posted";
  return `${company}/${journal.number}`;
}

function offeredItems(
  state: State,
  { company, side, party, date, named, order }: SettleWish,
): readonly Offered[] {
  const neededOf = (item: Transaction): bigint => item.open - availableOn(state, item, date);
  const open = [...state.transactions.values()].filter(
    (item) => item.company === company && item.side === side && item.party === party && item.open !== 0n,
  );
  if (named === undefined) {
    const holders = marked(state);
    const free = open.filter(({ key }) => !holders.has(key));
    return inOrder(free, order).map((item) => ({
      item,
      upTo: neededOf(item),
      asked: false,
      left: magnitude(neededOf(item)),
    }));
  }
  return named.map(({ invoice, voucher, amount }) => {
    const found = open.filter((item) =>
      invoice === undefined ? item.voucher === voucher : item.invoice === invoice,
    );
    if (found.length === 0) throw new Refused([{ code: "CP_TRANSACTION_NOT_OPEN" }]);
    if (found.length > 1) throw new Refused([{ code: "CP_TRANSACTION_AMBIGUOUS" }]);
    const item = found[0]!;
    if (amount === undefined)
      return { item, upTo: neededOf(item), asked: false, left: magnitude(neededOf(item)) };
    if (amount > magnitude(item.open)) throw new Refused([{ code: "CP_SETTLE_EXCEEDS_OPEN" }]);
    return { item, upTo: item.open < 0n ? -amount : amount, asked: true, left: amount };
  });
}

/** Items come in the order of their posting, which stays among equals; the newest come the other way round. */
function inOrder(items: readonly Transaction[], order: SettlementOrder): readonly Transaction[] {
  const dayOf = (item: Transaction): string => (order === "dueDate" ? dueOf(item) : item.date);
  const sorted = [...items].sort((one, other) =>
    dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0,
  );
  return order === "newest" ? sorted.reverse() : sorted;
}

/** Pairs debits with credits in their order: first within each currency, then across. */
function pairsOf(state: State, offered: readonly Offered[], wish: SettleWish): readonly Pair[] {
  const rates = ratesOf(state, offered, wish);
  const pairs: Pair[] = [];
  const currencies = [...new Set(offered.map(({ item }) => item.currency))];
  for (const group of [...currencies.map((currency) => [currency]), currencies]) {
    const among = offered.filter(({ item }) => group.includes(item.currency));
    const debits = among.filter(({ upTo, left }) => upTo > 0n && left > 0n);
    const credits = among.filter(({ upTo, left }) => upTo < 0n && left > 0n);
    while (debits.length > 0 && credits.length > 0) {
      const pair = pairOf(debits[0]!, credits[0]!, wish.side, rates);
      if (pair !== undefined) pairs.push(pair);
      // Of two that are not worth a unit of each other's currency the smaller one gives way.
      else (debits[0]!.left < credits[0]!.left ? debits : credits).shift();
      if (debits[0]?.left === 0n) debits.shift();
      if (credits[0]?.left === 0n) credits.shift();
    }
  }
  return pairs;
}

/** A payment pays a document; of two of a kind, the one on the side of payments does. */
function pairOf(
  debit: Offered,
  credit: Offered,
  side: Side,
  rates: (currency: string) => Fraction,
): Pair | undefined {
  const debitPays =
    isPayment(debit.item) === isPayment(credit.item) ? side === "vendor" : isPayment(debit.item);
  const [payer, paid] = debitPays ? [debit, credit] : [credit, debit];
  let [amount, paymentAmount] = [paid.left, payer.left];
  if (payer.item.currency === paid.item.currency) {
    amount = paymentAmount = amount < paymentAmount ? amount : paymentAmount;
  } else {
    const [own, far] = [rates(payer.item.currency), rates(paid.item.currency)];
    const rate = { over: far.over * own.under, under: far.under * own.over };
    const needed = converted(paid.left, paid.item.currency, payer.item.currency, rate);
    if (needed <= payer.left) paymentAmount = needed;
    else {
      const turned = { over: rate.under, under: rate.over };
      const value = converted(payer.left, payer.item.currency, paid.item.currency, turned);
      amount = value < paid.left ? value : paid.left;
    }
  }
  if (amount === 0n || paymentAmount === 0n) return undefined;
  payer.left -= paymentAmount;
  paid.left -= amount;
  return {
    payer,
    paid,
    amount: paid.upTo < 0n ? -amount : amount,
    paymentAmount: payer.upTo < 0n ? -paymentAmount : paymentAmount,
  };
}

/** What a unit of a currency is worth in the company's own on the day; asked for only where it is needed. */
function ratesOf(
  { rates }: State,
  _: readonly Offered[],
  { company, date }: SettleWish,
): (currency: string) => Fraction {
  const own = companies.find(({ id }) => id === company)!.currency;
  return (currency) => {
    const rate = currency === own ? { over: 1n, under: 1n } : worth(rates, currency, own, date);
    if (rate === undefined) throw new Refused([{ code: missingRate(currency, own) }]);
    return rate;
  };
}

/** Undoes settlements by a document of its own: what they took comes back, what they caused is turned round. */
export function unsettle(state: State, { journal: label, voucher, invoice, date }: UnsettleWish): string {
  const source = state.journals.get(label)!;
  if (source.type === "reversal") throw new Refused([{ code: "CP_REVERSAL_TYPE" }]);
  if (source.status !== "posted") throw new Refused([{ code: "CP_JOURNAL_STATUS" }]);
  const order = [...state.transactions.keys()];
  const undone = settlementsOf(state, source)
    .filter((one) => voucher === undefined || state.transactions.get(one.payment)!.voucher === voucher)
    .filter((one) => invoice === undefined || state.transactions.get(one.invoice)!.invoice === invoice)
    .sort((one, other) => order.indexOf(one.payment) - order.indexOf(other.payment) || one.no - other.no);
  if (undone.length === 0) throw new Refused([{ code: "CP_SETTLEMENT_UNDONE" }]);
  const { company } = source;
  const journal = newJournal(state, company, "SETTLE", {});
  for (const { payment, paymentAmount } of undone) {
    const { side, party, currency } = state.transactions.get(payment)!;
    addLine(
      state,
      journal,
      { date, account: { type: side, id: party }, currency, amount: -paymentAmount },
      [],
    );
  }
  const numbers = takeNumbers(state, journal, "SETTLE");
  const closed = openPeriodProblems(state, company, date, 1);
  if (closed.length > 0) throw new Refused(closed);
  if (undone.some((one) => one.date > date)) throw new Refused([{ code: "CP_SETTLEMENT_EARLIER" }]);
  const own = `${company}/${journal.number}`;
  for (const [index, one] of undone.entries()) {
    const number = numbers[index]!;
    state.vouchers.push({ company, number, date, journal: own, no: index + 1, reversedBy: undefined });
    one.undone = { on: date, voucher: number };
    for (const entry of one.caused) {
      state.entries.push({ ...entry, voucher: number, amount: -entry.amount, accounting: -entry.accounting });
    }
    reopen(state, one.payment, one.paymentAmount, one.paymentAccounting);
    reopen(state, one.invoice, one.amount, one.invoiceAccounting);
  }
  const touched = undone
    .flatMap((one) => [one.payment, one.invoice])
    .map((key) => state.transactions.get(key)!);
  // One of several that only fit together cannot be taken out alone.
  if (touched.some(isBeyond)) throw new Refused([{ code: "CP_UNSETTLE_APART" }]);
  journal.status = "posted";
  return own;
}
