import {
  ContrapostError,
  convert,
  formatAmount,
  invertRate,
  isContrapostError,
  parseAmount,
  type RateFraction,
  type SettlementMark,
  type Side,
} from "@contrapost/sdk";
import { magnitude } from "../ledger/open-item.js";
import type { CompanyTerms } from "./company-terms.js";
import type { CrossRates } from "./cross-rates.js";
import { documentKey, type FoundDocument } from "./find-documents.js";
import type { JournalLineInput, SettleInput } from "./journal-input.js";
import type { MarkTerms } from "./mark-terms.js";
import { requireAboveZero } from "./settle-amount.js";
import { availableOn } from "./settlement-requests.js";

/** A document that a line is to settle, as it was found. Amounts are unsigned, in its own currency. */
interface NamedDocument extends FoundDocument {
  /** What users call it. */
  readonly label: string;
  readonly amount: bigint | undefined;
  /** What is needed to close it, beside its discount and what is written off. */
  readonly needed: bigint;
  /** What is not paid of it, because somebody said so. */
  readonly given: bigint;
  readonly terms: MarkTerms | undefined;
  /** Units of the line's currency for one unit of its own. */
  readonly rate: RateFraction;
}

/** Where marks are looked for, and the rules that they fall under. */
export interface Looking {
  readonly company: string;
  readonly terms: CompanyTerms;
  readonly found: ReadonlyMap<string, FoundDocument>;
  readonly rates: CrossRates;
}

/** What of a document is settled, unsigned, and what that takes of the line in the line's currency. */
interface Taken {
  readonly amount: bigint;
  readonly paid: bigint;
}

/** The marks of a line: what it is to settle, as it was named, each as far as the line goes. */
export function lineMarks(
  line: JournalLineInput,
  settle: readonly SettleInput[],
  looking: Looking,
  problems: ContrapostError[],
): readonly SettlementMark[] {
  const named = settle.flatMap((one) => collect(problems, () => namedDocument(line, one, looking)) ?? []);
  // Documents on the payment's own side widen what it can settle, wherever they are named.
  const widens = ({ open }: NamedDocument): boolean => open < 0n === line.amount < 0n;
  let left = magnitude(line.amount);
  for (const one of named.filter(widens)) left += paidFor(one, one.amount ?? one.needed, line);
  return named.flatMap((one) => {
    const taken = collect(problems, () => worthTaking(one, widens(one) ? undefined : left, line));
    if (taken === undefined) return [];
    if (!widens(one)) left -= taken.paid;
    return [markOf(one, taken, line)];
  });
}

/** What `make` gives; what it refuses goes to `problems`. */
function collect<T>(problems: ContrapostError[], make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!isContrapostError(error)) throw error;
    problems.push(error);
    return undefined;
  }
}

function namedDocument(line: JournalLineInput, one: SettleInput, looking: Looking): NamedDocument {
  const { where, account, date } = line;
  const found = looking.found.get(documentKey(account.type, account.id, one));
  if (found === undefined) throw unknownDocument(line, one, looking.company);
  const { currency, open, discount } = found;
  const side = account.type as Side;
  const { useCashDiscount, payment, invoice: label = payment ?? "" } = one;
  const read = (text: string | undefined) =>
    text === undefined ? undefined : unsigned(text, currency, { where, invoice: label });
  const cashDiscount = read(one.cashDiscount);
  const writtenOff = read(one.writeOff?.amount);
  const rules = { side, rules: looking.terms.of(side).rules, date };
  const use = useCashDiscount ?? "normal";
  const deducted = cashDiscount ?? magnitude(availableOn({ open, discount }, rules, use));
  const sign = open < 0n ? -1n : 1n;
  return {
    ...found,
    label,
    amount: read(one.amount),
    needed: magnitude(open) - deducted - (writtenOff ?? 0n),
    given: (cashDiscount ?? 0n) + (writtenOff ?? 0n),
    terms: {
      ...(useCashDiscount !== undefined && { useCashDiscount }),
      ...(cashDiscount !== undefined && { cashDiscount: sign * cashDiscount }),
      ...(writtenOff !== undefined && { writeOff: { ...one.writeOff!, amount: sign * writtenOff } }),
    },
    rate: looking.rates.of(line, one, currency),
  };
}

function unknownDocument({ where, account }: JournalLineInput, one: SettleInput, company: string) {
  const { invoice, payment } = one;
  const facts = { where, side: account.type, party: account.id, company };
  return payment === undefined
    ? new ContrapostError("CP_INVOICE_UNKNOWN", { ...facts, invoice })
    : new ContrapostError("CP_PAYMENT_UNKNOWN", { ...facts, payment });
}

/** An amount above zero; what is to be settled, deducted or written off has no sign. */
function unsigned(
  text: string,
  currency: string,
  place: { readonly where: string; readonly invoice: string },
): bigint {
  requireAboveZero(text, place);
  return parseAmount(text, currency, place.where);
}

/** What an amount of a document takes of the line, in the line's currency. */
function paidFor({ currency, rate }: NamedDocument, amount: bigint, line: JournalLineInput): bigint {
  return currency === line.currency ? amount : convert(amount, currency, line.currency, rate);
}

/**
 * How much of a document is settled: what was asked for, or all that is needed, as far as `left` goes, which is in the
 * line's currency.
 *
 * @throws ContrapostError `CP_DISCOUNT_EXCEEDS_OPEN`, `CP_SETTLEMENT_EXCEEDS_PAYMENT`, `CP_SETTLEMENT_EXCEEDS_OPEN`
 */
function takenOf(one: NamedDocument, left: bigint | undefined, line: JournalLineInput): Taken {
  const { label: invoice, currency, amount, needed, given } = one;
  const { where } = line;
  const open = magnitude(one.open);
  const shown = (value: bigint): string => formatAmount(value, currency);
  if (amount !== undefined) {
    if (amount <= open) return { amount, paid: paidFor(one, amount, line) };
    const facts = { where, amount: shown(amount), currency, invoice, open: shown(open) };
    throw new ContrapostError("CP_SETTLEMENT_EXCEEDS_OPEN", facts);
  }
  if (needed <= 0n) {
    const facts = { where, amount: shown(0n), given: shown(given), currency, invoice, open: shown(open) };
    throw new ContrapostError("CP_DISCOUNT_EXCEEDS_OPEN", facts);
  }
  const paid = paidFor(one, needed, line);
  if (left === undefined || paid <= left) return { amount: needed, paid };
  const part = left > 0n ? worthOf(one, left, line) : 0n;
  if (part > 0n) return { amount: part < needed ? part : needed, paid: left };
  const payment = magnitude(line.amount);
  throw new ContrapostError("CP_SETTLEMENT_EXCEEDS_PAYMENT", {
    where,
    amount: formatAmount(payment - left + paid, line.currency),
    currency: line.currency,
    payment: formatAmount(payment, line.currency),
  });
}

/** @throws ContrapostError `CP_SETTLEMENT_WORTH` where it is too little for a unit of the line's currency, and others */
function worthTaking(one: NamedDocument, left: bigint | undefined, line: JournalLineInput): Taken {
  const taken = takenOf(one, left, line);
  if (taken.paid !== 0n) return taken;
  const { currency, label: invoice } = one;
  throw new ContrapostError("CP_SETTLEMENT_WORTH", {
    where: line.where,
    amount: formatAmount(taken.amount, currency),
    currency,
    invoice,
    paymentAmount: formatAmount(0n, line.currency),
    paymentCurrency: line.currency,
  });
}

/** What an amount of the line is worth in a document's currency. */
function worthOf({ currency, rate }: NamedDocument, amount: bigint, line: JournalLineInput): bigint {
  return currency === line.currency ? amount : convert(amount, line.currency, currency, invertRate(rate));
}

function markOf(
  { transaction, open, currency, terms }: NamedDocument,
  { amount, paid }: Taken,
  line: JournalLineInput,
): SettlementMark {
  const sign = open < 0n ? -1n : 1n;
  return {
    transaction,
    amount: sign * amount,
    ...(currency !== line.currency && { paymentAmount: -sign * paid }),
    ...terms,
  };
}
