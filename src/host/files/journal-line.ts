import {
  type AccountRef,
  type CashDiscountUse,
  type Dimensions,
  formatAmount,
  parseAmount,
} from "@contrapost/sdk";
import type { ProblemList } from "../masterdata/problem-list.js";
import type { JournalLineInput, SettleInput } from "../posting/journal-input.js";

/** What to write off, as it was written. */
export interface WriteOffTexts {
  readonly amount: string;
  readonly reason: string;
  readonly account?: string | undefined;
}

/** An invoice to settle, as it was written. */
export interface SettleTexts {
  readonly invoice?: string | undefined;
  readonly payment?: string | undefined;
  readonly amount?: string | undefined;
  readonly useCashDiscount?: CashDiscountUse | undefined;
  readonly cashDiscount?: string | undefined;
  readonly writeOff?: WriteOffTexts | undefined;
  readonly where: string;
}

/** A line as it was written, in whatever format. */
export interface LineTexts {
  readonly where: string;
  readonly date: string;
  readonly account: AccountRef;
  /** The company whose vendor it is, where the journal's company pays for another one. */
  readonly lineCompany?: string | undefined;
  readonly debit?: string | undefined;
  readonly credit?: string | undefined;
  readonly currency: string;
  readonly exchangeRate?: string | undefined;
  readonly offset?: AccountRef | undefined;
  readonly voucher?: string | undefined;
  readonly text?: string | undefined;
  readonly paymentReference?: string | undefined;
  readonly invoice?: string | undefined;
  readonly dueDate?: string | undefined;
  readonly dimensions?: Dimensions | undefined;
  readonly cashDiscount?: string | undefined;
  readonly prepayment?: boolean | undefined;
  readonly settle?: readonly SettleTexts[] | undefined;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The line that texts stand for, its amount signed; undefined where they have problems. */
export function readLine(texts: LineTexts, problems: ProblemList): JournalLineInput | undefined {
  const amount = problems.attempt(() => signedAmount(texts, problems));
  if (amount === undefined) return undefined;
  return lineOf(texts, amount, problems);
}

/** As {@link readLine}, with the signed amount given. */
export function lineOf(
  texts: LineTexts,
  amount: bigint,
  problems: ProblemList,
): JournalLineInput | undefined {
  const before = problems.count;
  const { where, date, account, currency } = texts;
  const line: Mutable<JournalLineInput> = { where, date, account, currency, amount };
  if (texts.lineCompany !== undefined) line.company = texts.lineCompany;
  if (texts.exchangeRate !== undefined) line.exchangeRate = texts.exchangeRate;
  if (texts.offset !== undefined) line.offset = texts.offset;
  if (texts.voucher !== undefined) line.voucher = texts.voucher;
  if (texts.text !== undefined) line.text = texts.text;
  if (texts.paymentReference !== undefined) line.paymentReference = texts.paymentReference;
  if (texts.invoice !== undefined) line.invoice = texts.invoice;
  if (texts.dueDate !== undefined) line.dueDate = texts.dueDate;
  if (texts.dimensions !== undefined) line.dimensions = texts.dimensions;
  if (texts.cashDiscount !== undefined) line.cashDiscount = texts.cashDiscount;
  if (texts.prepayment === true) line.prepayment = true;
  if (texts.settle !== undefined && texts.settle.length > 0) {
    line.settle = texts.settle.flatMap((settle) => readSettle(settle, currency, problems) ?? []);
  }
  return problems.count > before ? undefined : line;
}

/** Debit positive, credit negative; one of the two, above zero. */
function signedAmount(
  { where, debit, credit, currency }: LineTexts,
  problems: ProblemList,
): bigint | undefined {
  const debited = debit === undefined ? 0n : parseAmount(debit, currency, where);
  const credited = credit === undefined ? 0n : parseAmount(credit, currency, where);
  const isOne = (debited > 0n && credited === 0n) || (credited > 0n && debited === 0n);
  if (isOne) return debited - credited;
  const given = [];
  if (debit !== undefined) given.push(`debit ${debit}`);
  if (credit !== undefined) given.push(`credit ${credit}`);
  problems.add("CP_LINE_AMOUNT", { where, found: given.join(" and ") || "neither" });
  return undefined;
}

function readSettle(texts: SettleTexts, currency: string, problems: ProblemList): SettleInput | undefined {
  const before = problems.count;
  const { where, invoice, payment, useCashDiscount, writeOff } = texts;
  if ((invoice === undefined) === (payment === undefined)) {
    problems.add("CP_SETTLE_WHAT", { where, found: invoice === undefined ? "names none" : "names both" });
    return undefined;
  }
  const settle: Mutable<SettleInput> = invoice === undefined ? { payment: payment! } : { invoice };
  const amountOf = (text: string): bigint | undefined => readUnsigned(text, texts, currency, problems);
  if (texts.amount !== undefined) settle.amount = amountOf(texts.amount) ?? 0n;
  if (useCashDiscount !== undefined) settle.useCashDiscount = useCashDiscount;
  if (texts.cashDiscount !== undefined) settle.cashDiscount = amountOf(texts.cashDiscount) ?? 0n;
  if (writeOff !== undefined) {
    const { reason, account } = writeOff;
    const amount = amountOf(writeOff.amount) ?? 0n;
    settle.writeOff = { amount, reason, ...(account !== undefined && { account }) };
  }
  return problems.count > before ? undefined : settle;
}

/** An amount above zero; what is to be settled, deducted or written off has no sign. */
function readUnsigned(
  text: string,
  { where, payment, invoice = payment }: SettleTexts,
  currency: string,
  problems: ProblemList,
): bigint | undefined {
  const amount = problems.attempt(() => parseAmount(text, currency, where));
  if (amount === undefined || amount > 0n) return amount;
  const shown = `${formatAmount(amount, currency)} ${currency}`;
  problems.add("CP_SETTLE_AMOUNT", { where, invoice, amount: shown });
  return undefined;
}
