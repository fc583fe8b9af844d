import { newJournal } from "./enter.js";
import { magnitude } from "./exact.js";
import { openPeriodProblems } from "./periods.js";
import { noteClosing } from "./settle.js";
import {
  type Entry,
  isPayment,
  type Journal,
  marked,
  Refused,
  type State,
  type Transaction,
} from "./state.js";
import { takeNumbers } from "./write-journal.js";

/** Which vouchers of a posted journal are taken back, and when. */
export interface ReverseWish {
  readonly journal: string;
  readonly date: string;
  /** All that were not reversed before without them. */
  readonly vouchers: readonly string[] | undefined;
}

/** Negates vouchers in a journal of their own and answers it. What plugins add to it is not done here. */
export function reverseVouchers(
  state: State,
  { journal: label, date, vouchers }: ReverseWish,
  source?: string,
): Journal {
  const reversed = state.journals.get(label)!;
  const { company } = reversed;
  if (reversed.type === "reversal" || reversed.type === "settlement") refuse("CP_REVERSAL_TYPE");
  if (reversed.status !== "posted") refuse("CP_JOURNAL_STATUS");
  const known = state.vouchers.filter(({ journal }) => journal === label);
  const wanted = known.filter(({ number, reversedBy }) =>
    vouchers === undefined ? reversedBy === undefined : vouchers.includes(number),
  );
  if (vouchers?.some((number) => !known.some((voucher) => voucher.number === number)) === true) {
    refuse("CP_VOUCHER_UNKNOWN");
  }
  if (wanted.length === 0 || wanted.some(({ reversedBy }) => reversedBy !== undefined)) {
    refuse("CP_VOUCHER_REVERSED");
  }
  const journal = newJournal(state, company, "REVERSE", source === undefined ? {} : { source });
  journal.reverses = label;
  for (const line of reversed.lines) {
    const place = wanted.findIndex(({ no }) => no === line.voucherNo);
    if (place < 0) continue;
    journal.lines.push({ ...line, date, amount: -line.amount, voucherNo: place + 1, marks: [] });
  }
  journal.voucherCount = wanted.length;
  const numbers = takeNumbers(state, journal, "REVERSE");
  const closed = openPeriodProblems(state, company, date, journal.lines[0]!.line);
  if (closed.length > 0) throw new Refused(closed);
  const items = [...state.transactions.values()].filter(
    (item) => item.company === company && wanted.some(({ number }) => number === item.voucher),
  );
  requireReversible(state, wanted, items, date);
  const own = `${company}/${journal.number}`;
  const newNumber = new Map(wanted.map(({ number }, index) => [number, numbers[index]!]));
  for (const [index, voucher] of wanted.entries()) {
    const number = numbers[index]!;
    voucher.reversedBy = number;
    state.vouchers.push({ company, number, date, journal: own, no: index + 1, reversedBy: undefined });
    for (const entry of ownEntries(state, company, voucher.number)) negate(state, entry, number);
  }
  undoSettlements(state, items, date, newNumber);
  for (const item of items) negateTransaction(state, item, date, own, newNumber.get(item.voucher)!);
  journal.status = "posted";
  return journal;
}

function refuse(code: string): never {
  throw new Refused([{ code }]);
}

/** A reversal stands after what it takes back, and takes nothing from under a draft. */
function requireReversible(
  state: State,
  vouchers: readonly { readonly date: string }[],
  items: readonly Transaction[],
  date: string,
): void {
  const keys = new Set(items.map(({ key }) => key));
  const settled = state.settlements.filter(
    ({ payment, invoice, undone }) => undone === undefined && (keys.has(payment) || keys.has(invoice)),
  );
  if ([...vouchers, ...settled].some((one) => one.date > date)) refuse("CP_REVERSAL_EARLIER");
  // A payment takes what it settled with it; an invoice is not taken from under a payment.
  const documents = new Set(items.filter((item) => !isPayment(item)).map(({ key }) => key));
  const apart = settled.some(
    ({ payment, invoice }) =>
      (documents.has(invoice) && !keys.has(payment)) || (documents.has(payment) && !keys.has(invoice)),
  );
  if (apart) refuse("CP_REVERSAL_SETTLED");
  const holders = marked(state);
  if (items.some(({ key }) => holders.has(key))) refuse("CP_REVERSAL_MARKED");
}

/** A voucher's entries but for those that settlements caused when it was posted: these go with the settlements. */
function ownEntries({ entries, settlements }: State, company: string, voucher: string): readonly Entry[] {
  const caused = new Set(settlements.filter((one) => one.voucher === undefined).flatMap((one) => one.caused));
  return entries.filter(
    (entry) => entry.company === company && entry.voucher === voucher && !caused.has(entry),
  );
}

function negate({ entries }: State, entry: Entry, voucher: string): void {
  entries.push({ ...entry, voucher, amount: -entry.amount, accounting: -entry.accounting });
}

/** What the reversed transactions settled, or were settled by, is open again. */
function undoSettlements(
  state: State,
  items: readonly Transaction[],
  date: string,
  newNumber: ReadonlyMap<string, string>,
): void {
  for (const end of ["payment", "invoice"] as const) {
    for (const item of items) {
      for (const settlement of state.settlements) {
        if (settlement[end] !== item.key || settlement.undone !== undefined) continue;
        const voucher = newNumber.get(item.voucher)!;
        settlement.undone = { on: date, voucher };
        for (const entry of settlement.caused) negate(state, entry, voucher);
        const { payment, invoice, amount, paymentAmount, paymentAccounting, invoiceAccounting } = settlement;
        reopen(state, payment, paymentAmount, paymentAccounting);
        reopen(state, invoice, amount, invoiceAccounting);
      }
    }
  }
  // One of several that only fit together cannot be taken out alone.
  if ([...state.transactions.values()].some(isBeyond)) refuse("CP_UNSETTLE_APART");
}

/** Gives a transaction back what a settlement took of it. */
export function reopen(state: State, key: string, amount: bigint, accounting: bigint): void {
  const transaction = state.transactions.get(key)!;
  transaction.open += amount;
  transaction.openAccounting += accounting;
  noteClosing(state, transaction);
}

/** Takes a transaction off the books by its negation, which is settled with it at the same value. */
function negateTransaction(
  state: State,
  item: Transaction,
  date: string,
  journal: string,
  voucher: string,
): void {
  const line = item.key.split("/")[2]!;
  const negation: Transaction = {
    ...item,
    key: `${journal}/${line}`,
    type: "reversal",
    voucher,
    date,
    dueDate: undefined,
    discounts: [],
    invoice: undefined,
    amount: -item.amount,
    accounting: -item.accounting,
    open: 0n,
    openAccounting: 0n,
    closedOn: date,
    counterpart: undefined,
    reversed: false,
  };
  state.transactions.set(negation.key, negation);
  state.settlements.push({
    payment: negation.key,
    no: 1,
    invoice: item.key,
    date,
    amount: item.amount,
    paymentAmount: -item.amount,
    paymentAccounting: -item.accounting,
    invoiceAccounting: item.accounting,
    voucher: undefined,
    adjusted: [],
    caused: [],
    undone: undefined,
  });
  item.open = 0n;
  item.openAccounting = 0n;
  item.closedOn = date;
  item.reversed = true;
  if (item.invoice === undefined || item.counterpart === undefined) return;
  // Another invoice may take its number and its place.
  state.transactions.get(item.counterpart)!.counterpart = undefined;
  item.counterpart = undefined;
}

/** Whether more would be open than there ever was, or something on the other side. */
export function isBeyond({ open, amount }: Transaction): boolean {
  return open !== 0n && (open > 0n !== amount > 0n || magnitude(open) > magnitude(amount));
}
