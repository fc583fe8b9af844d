import type { Side } from "@contrapost/sdk";
import type { JournalInput, JournalLineInput, SettleInput } from "contrapost";
import type { PaymentPick, PaymentsCommand } from "./command.js";
import { amountOf as minorUnits, amountText, magnitude } from "./exact.js";
import { marked, type State, type Transaction } from "./state.js";
import { availableOn } from "./terms.js";
import { companies, currencies, days, partiesOf } from "./world.js";

/** A journal of payments of one side. */
export function planPayments(command: PaymentsCommand, state: State): JournalInput {
  const { side, named } = command;
  const company = payingCompany(command.company, state, side);
  const taken = new Map<string, bigint>();
  // A number of one's own that the company's next journal would have, or one that exists already.
  const number = `J-${String(state.journals.size + 1).padStart(6, "0")}`;
  return {
    company,
    name: side === "vendor" ? "VENDPAY" : "CUSTPAY",
    ...(named && { number }),
    lines: command.lines.map((pick, index) => ({
      ...paymentLine(pick, state, { company, side, taken }),
      ...(pick.odd === "numbered" && { invoice: `R-${index}` }),
      paymentReference: `P-${state.journals.size}-${index}`,
    })),
  };
}

/** Whose journal a payment stands in, and what lines before it took of invoices. */
export interface Paying {
  readonly company: string;
  readonly side: Side;
  /** By transaction, signed as the transaction. */
  readonly taken: Map<string, bigint>;
}

/** A payment line for some of a party's open invoices, or on account. */
export function paymentLine(pick: PaymentPick, state: State, paying: Paying): JournalLineInput {
  const { company, side, taken } = paying;
  const party = paidParty(pick, state, company, side);
  // A prepayment settles nothing; now and then it is told to, and refused.
  const settles = pick.odd !== "prepayment" || pick.amount % 5 === 0;
  const chosen = settles ? chosenDocuments(pick, state, paying, party) : [];
  const currency = chosen[0]?.currency ?? currencies[pick.currency]!;
  const other = currencies.find((candidate) => candidate !== currency)!;
  const discounted = pick.measure === "discounted" || pick.measure === "penny";
  const owed = chosen.reduce(
    (sum, item) => sum - item.open + (discounted ? availableOn(state, item, days[pick.day]!, pick.use) : 0n),
    0n,
  );
  const settle = chosen.map((item) => settleInput(pick, item, owed));
  for (const [index, { key, open }] of chosen.entries()) {
    const asked = settle[index]!.amount;
    const amount = asked === undefined ? magnitude(open) : minorUnits(asked, currency);
    taken.set(key, (taken.get(key) ?? 0n) + (open < 0n ? -amount : amount));
  }
  if (pick.odd === "twice" && settle[0] !== undefined) settle.push(settle[0]);
  if (pick.odd === "unknown") settle.push({ invoice: "NONE" });
  const amount = amountOf(pick, owed, side);
  return {
    date: days[pick.day]!,
    account: { type: side, id: party },
    currency: pick.odd === "currency" ? other : currency,
    amount: pick.odd === "refund" ? -amount : amount,
    ...(pick.odd === "prepayment" && { prepayment: true }),
    ...(settle.length > 0 && { settle }),
    where: "model",
  };
}

/** A company that has something to pay, where there is one. */
export function payingCompany(pick: number, state: State, side: Side): string {
  const ids = companies.map(({ id }) => id);
  const paying = ids.filter((id) => partiesOf(id, side).some((party) => owes(state, id, side, party)));
  const among = paying.length === 0 ? ids : paying;
  return among[pick % among.length]!;
}

/** Mostly a party that has something open, where there is one. */
function paidParty({ party, amount }: PaymentPick, state: State, company: string, side: Side): string {
  const all = partiesOf(company, side);
  const open = all.filter((candidate) => owes(state, company, side, candidate));
  const among = open.length === 0 || amount % 11 === 0 ? all : open;
  return among[party % among.length]!;
}

function owes(state: State, company: string, side: Side, party: string): boolean {
  return [...state.transactions.values()].some(
    (item) =>
      item.company === company &&
      item.side === side &&
      item.party === party &&
      item.invoice !== undefined &&
      item.open !== 0n,
  );
}

/** Open invoices, and payments on account, that no draft has marked, of one currency. */
function chosenDocuments(
  pick: PaymentPick,
  state: State,
  { company, side, taken }: Paying,
  party: string,
): readonly Transaction[] {
  const holders = marked(state);
  const all = [...state.transactions.values()];
  const isAlone = ({ company: owner, voucher }: Transaction): boolean =>
    all.filter((other) => other.company === owner && other.voucher === voucher).length === 1;
  const left = all.map((item) => ({
    ...item,
    open: item.open - (taken.get(item.key) ?? 0n),
  }));
  const open = left.filter(
    (item) =>
      item.company === company &&
      item.side === side &&
      item.party === party &&
      (item.invoice !== undefined || (pick.amount % 3 === 0 && isAlone(item))) &&
      item.open !== 0n &&
      // Now and then one that another draft has marked.
      (!holders.has(item.key) || pick.amount % 13 === 0),
  );
  // First those of which the partner has another amount open: what it cannot settle shows there.
  open.sort((one, other) => Number(isUneven(state, other)) - Number(isUneven(state, one)));
  const places = new Set(pick.invoices.map((place) => (open.length === 0 ? -1 : place % open.length)));
  const chosen = [...places].flatMap((place) => open[place] ?? []);
  return chosen.filter(({ currency }) => currency === chosen[0]?.currency);
}

function isUneven({ transactions }: State, { counterpart, open }: Transaction): boolean {
  return counterpart !== undefined && transactions.get(counterpart)!.open !== -open;
}

function settleInput(
  pick: PaymentPick,
  { invoice, voucher, open, currency }: Transaction,
  owed: bigint,
): SettleInput {
  const named = invoice === undefined ? { payment: voucher } : { invoice };
  const whole = magnitude(open);
  const text = (amount: bigint) => amountText(amount, currency);
  const use = pick.use === undefined ? {} : { useCashDiscount: pick.use };
  if (pick.odd === "tooMuch") return { ...named, amount: text(whole + 1n) };
  if (pick.amounts === "open") return { ...named, ...use };
  // Parts only of what is paid: a credit note is used up.
  const against = open < 0n === owed > 0n;
  if (pick.measure === "part" && against)
    return { ...named, amount: text(whole / 2n + (whole % 2n)), ...use };
  // With a discount less than the whole is paid.
  const less = pick.measure === "discounted" || pick.measure === "penny" ? magnitude(owed) : whole;
  return { ...named, amount: text(against && less < whole && less > 0n ? less : whole), ...use };
}

/** The line's amount: what the invoices add up to, less, more, or one of its own. */
function amountOf({ measure, amount }: PaymentPick, owed: bigint, side: Side): bigint {
  const own = side === "vendor" ? BigInt(amount) : -BigInt(amount);
  if (owed === 0n || measure === "own") return own;
  if (measure === "exact" || measure === "discounted") return owed;
  // A few units too little or too much.
  const few = BigInt((amount % 9) - 4);
  if (measure === "penny") return owed === -few ? owed : owed + few;
  const extra = owed < 0n ? -BigInt(amount) : BigInt(amount);
  return measure === "over" ? owed + extra : owed / 2n + (owed % 2n);
}
