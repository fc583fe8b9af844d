import { magnitude, share } from "./exact.js";
import { addLine, newJournal } from "./enter.js";
import { keepMirror, newMirror } from "./keep-mirror.js";
import { releaseReversal } from "./mirror-reversal.js";
import { isPayment, type Journal, type Line, type Mark, type Mirror, Refused, type State } from "./state.js";
import { journalNames, trades } from "./world.js";
import { writeJournal } from "./write-journal.js";

/** Mirrors a posted journal's vendor payments, one journal for each relationship. */
export function mirrorPayments(state: State, journal: Journal): void {
  if (journal.source !== undefined) return;
  const vendors = new Set(payments(state, journal).map(({ account }) => account.id));
  for (const vendor of vendors) {
    const trade = trades.findIndex((known) => known.buyer === journal.company && known.vendor === vendor);
    if (trade >= 0) mirrorTrade(state, journal, trade);
  }
}

/** Tries a mirror that was parked or not made again. */
export function release(state: State, index: number): void {
  const mirror = state.mirrors[index]!;
  if (mirror.outcome === "made" || mirror.outcome === "cancelled") {
    throw new Refused([{ code: "CP_MIRROR_NOT_PARKED" }]);
  }
  if (mirror.event === "reversal") releaseReversal(state, index);
  else mirrorTrade(state, state.journals.get(mirror.source)!, mirror.trade, index);
}

function payments(state: State, { company, number, lines }: Journal): readonly Line[] {
  return lines.filter(({ account, line }) => {
    const made = state.transactions.get(`${company}/${number}/${line}`);
    return account.type === "vendor" && made !== undefined && isPayment(made);
  });
}

function mirrorTrade(state: State, journal: Journal, trade: number, recorded?: number): void {
  const lines = payments(state, journal).filter(({ account }) => account.id === trades[trade]!.vendor);
  const mirror = newMirror("payment", journal, trade, lines.length);
  const make = (): void => {
    const { active, journal: own } = state.policies[trade]!;
    if (!active) throw new Refused([{ code: "CP_RELATIONSHIP_INACTIVE" }]);
    const name = own ?? state.defaultJournals.get(trades[trade]!.seller);
    if (name === undefined) throw new Refused([{ code: "CP_NO_PAYMENT_JOURNAL" }]);
    const standing = lines.filter((line) => !isReversed(state, journal, line));
    if (standing.length === 0) throw new Refused([{ code: "CP_SOURCE_REVERSED" }]);
    makeMirror(state, journal, standing, name, mirror);
    mirror.lineCount = standing.length;
  };
  keepMirror(state, mirror, make, recorded);
}

function isReversed({ vouchers }: State, { company, number }: Journal, { voucherNo }: Line): boolean {
  const label = `${company}/${number}`;
  return vouchers.some(
    ({ journal, no, reversedBy }) => journal === label && no === voucherNo && reversedBy !== undefined,
  );
}

function makeMirror(
  state: State,
  source: Journal,
  lines: readonly Line[],
  name: string,
  mirror: Mirror,
): void {
  const { seller, customer } = trades[mirror.trade]!;
  const target = newJournal(state, seller, name, { source: mirror.source });
  mirror.target = `${seller}/${target.number}`;
  const left = new Map<string, bigint>();
  for (const line of lines) {
    const { marks, flag } = mirroredMarks(state, source, line, left);
    const { date, currency, amount, prepayment, reference } = line;
    const account = { type: "customer", id: customer } as const;
    const turned = { date, account, currency, amount: -amount, prepayment };
    const made = addLine(
      state,
      target,
      reference === undefined ? turned : { ...turned, paymentReference: reference },
      marks,
    );
    mirror.lines.push({ source: line.line, target: made.line, flag });
  }
  const approval = journalNames.find(({ id }) => id === name)!.approval === true;
  if (!state.policies[mirror.trade]!.automatic) return;
  if (approval) target.status = "submitted";
  else {
    writeJournal(state, mirror.target);
    linkPrepayments(state, mirror);
  }
}

/** Ties prepayments to those that they mirror, as invoices are tied. */
export function linkPrepayments(state: State, { source, target, lines }: Mirror): void {
  for (const line of lines) {
    const own = state.transactions.get(`${target!}/${line.target}`);
    const other = state.transactions.get(`${source}/${line.source}`)!;
    if (own?.type !== "prepayment") continue;
    own.counterpart = other.key;
    other.counterpart = own.key;
  }
}

/** The counterparts of what a line settled, with the same amounts as far as they are open and the payment goes. */
function mirroredMarks(
  state: State,
  { company, number }: Journal,
  { line, amount: paid }: Line,
  left: Map<string, bigint>,
): { readonly marks: readonly Mark[]; readonly flag: string | undefined } {
  let flag: string | undefined;
  const marks: Mark[] = [];
  for (const settlement of state.settlements) {
    const { payment, invoice, amount: settled, adjusted, undone } = settlement;
    if (undone !== undefined || payment !== `${company}/${number}/${line}`) continue;
    const { counterpart: key, currency } = state.transactions.get(invoice)!;
    // Discounts and differences are the seller's own to grant: neither what was not paid of the invoice, nor what was paid
    // beyond it.
    const sumOf = (sameSide: boolean): bigint =>
      adjusted.reduce(
        (sum, one) => ((one.amount > 0n === settled > 0n) === sameSide ? sum + one.amount : sum),
        0n,
      );
    const [unpaid, beyond] = [sumOf(true), sumOf(false)];
    const amount = settled - unpaid;
    const overpaid = share(settlement.paymentAmount, beyond, unpaid + beyond - settled);
    const paymentAmount = settlement.paymentAmount - overpaid;
    if (key === undefined) {
      flag ??= "noCounterpart";
      continue;
    }
    const open = left.get(key) ?? state.transactions.get(key)!.open;
    const taken = magnitude(open) < magnitude(amount) ? open : -amount;
    if (open === 0n) flag ??= "counterpartClosed";
    else if (taken !== -amount) flag ??= "counterpartOpenLess";
    if (taken !== 0n) {
      const own = currency === state.transactions.get(payment)!.currency;
      const uses = own ? -taken : share(-paymentAmount, taken, -amount);
      if (uses === 0n) flag ??= "counterpartOpenLess";
      else marks.push({ transaction: key, amount: taken, paymentAmount: uses });
    }
    left.set(key, open - taken);
  }
  return { marks: withinPayment(marks, -paid), flag };
}

/**
 * Where a document has no counterpart the others may not add up to the payment any more: of those settled last as much
 * is left out as the payment cannot settle.
 */
function withinPayment(marks: readonly Mark[], payment: bigint): readonly Mark[] {
  const own = (amount: bigint): boolean => amount > 0n === payment > 0n;
  const total = (side: boolean): bigint =>
    marks.reduce(
      (sum, { amount, paymentAmount: paid }) => (own(amount) === side ? sum + magnitude(paid) : sum),
      0n,
    );
  const limits = new Map<boolean, bigint>();
  const smaller = (one: bigint, other: bigint): bigint => (one < other ? one : other);
  limits.set(true, smaller(total(true), total(false)));
  limits.set(false, smaller(total(false), magnitude(payment) + limits.get(true)!));
  return marks.flatMap(({ transaction, amount, paymentAmount: paid }) => {
    const limit = limits.get(own(amount))!;
    const taken = smaller(magnitude(paid), limit);
    limits.set(own(amount), limit - taken);
    const part = share(amount, taken, magnitude(paid));
    return part === 0n ? [] : [{ transaction, amount: part, paymentAmount: paid < 0n ? -taken : taken }];
  });
}
