import { type AccountRef, type CustomFields, type Dimensions, parseAmount } from "@contrapost/sdk";
import type { ProblemList } from "../masterdata/problem-list.js";
import { requireAboveZero } from "../posting/settle-amount.js";
import type { JournalLineInput, SettleInput, WriteOffInput } from "../posting/journal-input.js";

type Optional<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** What to write off, as it was written. */
export type WriteOffTexts = Pick<WriteOffInput, "amount" | "reason"> &
  Partial<Optional<Pick<WriteOffInput, "account">>>;

/** An invoice to settle, as it was written. Its amounts are read once its currency is known. */
export interface SettleTexts extends Partial<Optional<Omit<SettleInput, "writeOff">>> {
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
  readonly fields?: CustomFields | undefined;
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
  if (texts.fields !== undefined) line.fields = texts.fields;
  if (texts.settle !== undefined && texts.settle.length > 0) {
    line.settle = texts.settle.flatMap((settle) => readSettle(settle, problems) ?? []);
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

function readSettle(texts: SettleTexts, problems: ProblemList): SettleInput | undefined {
  const { where, writeOff, ...given } = texts;
  if ((given.invoice === undefined) === (given.payment === undefined)) {
    const found = given.invoice === undefined ? "names none" : "names both";
    problems.add("CP_SETTLE_WHAT", { where, found });
    return undefined;
  }
  const invoice = given.invoice ?? given.payment ?? "";
  for (const amount of [given.amount, given.cashDiscount, writeOff?.amount]) {
    if (amount !== undefined) problems.attempt(() => requireAboveZero(amount, { where, invoice }));
  }
  const settle: SettleInput = said(given);
  return writeOff === undefined ? settle : { ...settle, writeOff: said(writeOff) };
}

/** The same without what was left out. */
function said<T extends object>(texts: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  const entries = Object.entries(texts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
