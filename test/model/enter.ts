import type { JournalInput, JournalLineInput, SettleInput } from "contrapost";
import { availableOn } from "./terms.js";
import { amountOf, converted, type Fraction, magnitude, missingRate, worth } from "./exact.js";
import {
  isParty,
  isPayment,
  type Journal,
  type Line,
  type Mark,
  marked,
  type Problem,
  Refused,
  type State,
  type Transaction,
} from "./state.js";
import { companies, journalNames } from "./world.js";

/** Enters a journal as a draft and answers its label. */
export function enter(state: State, input: JournalInput): string {
  const journal = newJournal(state, input.company, input.name, { number: input.number });
  const problems: Problem[] = [];
  for (const given of input.lines as Iterable<JournalLineInput>) {
    const line = journal.type === "general" ? partyFirst(given) : given;
    const marks = makesDocument(journal, line) ? [] : marksOf(state, input.company, line, problems);
    if (makesDocument(journal, line) && (line.settle ?? []).length > 0) {
      problems.push({ code: "CP_SETTLEMENT_DOCUMENT" });
    }
    try {
      addLine(state, journal, line, marks, given.voucher);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new Refused(problems);
  return `${journal.company}/${journal.number}`;
}

/** Whether a line makes an invoice or a credit note; only payments settle. */
function makesDocument({ type }: Journal, { invoice }: JournalLineInput): boolean {
  return (
    type === "vendorInvoice" || type === "customerInvoice" || (type === "general" && invoice !== undefined)
  );
}

/** A new draft without lines, under the company's next free number where none is given. */
export function newJournal(
  state: State,
  company: string,
  name: string,
  { number, source }: { readonly number?: string | undefined; readonly source?: string },
): Journal {
  const { type } = journalNames.find(({ id }) => id === name)!;
  const journal: Journal = {
    company,
    number: number ?? nextNumber(state, company),
    name,
    type,
    status: "draft",
    source,
    reverses: undefined,
    lines: [],
    voucherCount: 0,
  };
  const label = `${company}/${journal.number}`;
  if (state.journals.has(label)) throw new Refused([{ code: "CP_JOURNAL_EXISTS" }]);
  state.journals.set(label, journal);
  return journal;
}

function nextNumber(state: State, company: string): string {
  let next = state.nextJournal.get(company)!;
  const text = () => `J-${String(next).padStart(6, "0")}`;
  while (state.journals.has(`${company}/${text()}`)) next += 1;
  state.nextJournal.set(company, next + 1);
  return text();
}

/** Adds a line; the marks that another draft already holds are refused. */
export function addLine(
  state: State,
  journal: Journal,
  given: Omit<JournalLineInput, "where" | "settle" | "voucher">,
  marks: readonly Mark[],
  label?: string,
): Line {
  const own = `${journal.company}/${journal.number}`;
  const holders = marked(state);
  for (const { transaction } of marks) {
    const holder = holders.get(transaction);
    if (holder !== undefined && holder !== own) throw new Refused([{ code: "CP_INVOICE_MARKED" }]);
  }
  const {
    date,
    account,
    currency,
    amount,
    offset,
    invoice,
    dueDate,
    cashDiscount,
    prepayment,
    paymentReference,
  } = given;
  const line: Line = {
    line: journal.lines.length + 1,
    voucherNo: voucherOf(journal, label),
    date,
    account,
    currency,
    amount,
    offset,
    invoice,
    dueDate,
    discount: cashDiscount,
    prepayment: prepayment === true,
    reference: paymentReference,
    marks,
  };
  journal.lines.push(line);
  labels.set(line, label);
  journal.voucherCount = line.voucherNo;
  return line;
}

/** Labels matter only while a journal is entered. */
const labels = new WeakMap<Line, string | undefined>();

function voucherOf(journal: Journal, label: string | undefined): number {
  const last = journal.lines.at(-1);
  if (journal.type !== "general" || label === undefined || last === undefined)
    return journal.voucherCount + 1;
  if (labels.get(last) === label) return journal.voucherCount;
  if (journal.lines.some((line) => labels.get(line) === label)) {
    throw new Refused([{ code: "CP_VOUCHER_LINES_APART" }]);
  }
  return journal.voucherCount + 1;
}

/** In a general journal a party may stand on either side of a line. */
function partyFirst(line: JournalLineInput): JournalLineInput {
  const { account, offset } = line;
  if (offset === undefined || isParty(account.type) || !isParty(offset.type)) return line;
  return { ...line, account: offset, offset: account, amount: -line.amount };
}

/**
 * Finds the invoices that a line names. Without an amount an invoice is settled as far as it is open and the payment
 * goes; credit notes among them come first, because they widen the payment.
 */
function marksOf(
  state: State,
  company: string,
  line: JournalLineInput,
  problems: Problem[],
): readonly Mark[] {
  const found = (line.settle ?? []).map((settle) => {
    const item = openDocument(state, company, line, settle);
    return { settle, item, rate: relative(state, company, line, item?.currency ?? line.currency) };
  });
  let left = magnitude(line.amount);
  const marks = new Map<number, Mark>();
  for (const widening of [true, false]) {
    for (const [index, { settle, item, rate }] of found.entries()) {
      if (item === undefined) {
        const unknown = settle.payment === undefined ? "CP_INVOICE_UNKNOWN" : "CP_PAYMENT_UNKNOWN";
        if (widening) problems.push({ code: unknown });
        continue;
      }
      if (typeof rate === "string") {
        if (widening) problems.push({ code: rate });
        continue;
      }
      const open = magnitude(item.open);
      const use = settle.useCashDiscount;
      const needed = open - magnitude(availableOn(state, item, line.date, use));
      if ((item.open > 0n === line.amount > 0n) !== widening) continue;
      const asked = settle.amount === undefined ? undefined : amountOf(settle.amount, item.currency);
      const [amount, paid] = partOf(
        asked ?? needed,
        { item, line, rate },
        widening || asked !== undefined ? undefined : left,
      );
      if (asked === undefined && needed <= 0n) problems.push({ code: "CP_DISCOUNT_EXCEEDS_OPEN" });
      else if (amount <= 0n) problems.push({ code: "CP_SETTLEMENT_EXCEEDS_PAYMENT" });
      else if (amount > open) problems.push({ code: "CP_SETTLEMENT_EXCEEDS_OPEN" });
      else if (paid === 0n) problems.push({ code: "CP_SETTLEMENT_WORTH" });
      left += widening ? paid : -paid;
      const sign = item.open < 0n ? -1n : 1n;
      marks.set(index, { transaction: item.key, amount: sign * amount, paymentAmount: -sign * paid, use });
    }
  }
  return [...marks].sort(([one], [other]) => one - other).map(([, mark]) => mark);
}

interface Paying {
  readonly item: Transaction;
  readonly line: JournalLineInput;
  readonly rate: Fraction;
}

/** So much of an item, and what that takes of the line; less where the line has less left. */
function partOf(
  wanted: bigint,
  { item, line, rate }: Paying,
  left: bigint | undefined,
): readonly [bigint, bigint] {
  const paid = converted(wanted, item.currency, line.currency, rate);
  if (left === undefined || paid <= left) return [wanted, paid];
  const back = { over: rate.under, under: rate.over };
  const part = left <= 0n ? 0n : converted(left, line.currency, item.currency, back);
  return [part < wanted ? part : wanted, left];
}

/** What one unit of a document's currency is worth in the line's, over the accounting currency; or why nothing. */
function relative(
  { rates }: State,
  company: string,
  { currency, date }: JournalLineInput,
  document: string,
): Fraction | string {
  if (document === currency) return { over: 1n, under: 1n };
  const own = companies.find(({ id }) => id === company)!.currency;
  const worthOf = (of: string) => (of === own ? { over: 1n, under: 1n } : worth(rates, of, own, date));
  const [payer, paid] = [worthOf(currency), worthOf(document)];
  if (payer === undefined) return missingRate(currency, own);
  if (paid === undefined) return missingRate(document, own);
  return { over: paid.over * payer.under, under: paid.under * payer.over };
}

/** An open invoice by its number, or an open payment by its voucher. */
function openDocument(
  state: State,
  company: string,
  { account }: JournalLineInput,
  { invoice, payment }: SettleInput,
): Transaction | undefined {
  return [...state.transactions.values()].find(
    (item) =>
      item.company === company &&
      item.side === account.type &&
      item.party === account.id &&
      (payment === undefined ? item.invoice === invoice : isPayment(item) && item.voucher === payment) &&
      item.open !== 0n,
  );
}
