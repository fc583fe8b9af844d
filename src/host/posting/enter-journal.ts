import {
  ContrapostError,
  formatAmount,
  type JournalRef,
  type JournalType,
  type SettlementMark,
  type Side,
} from "@contrapost/sdk";
import { magnitude } from "../ledger/open-item.js";
import { inList } from "../store/in-list.js";
import type { Session, SqlRow } from "../store/session.js";
import type { DiscountState } from "../ledger/cash-discount.js";
import { CompanyTerms } from "./company-terms.js";
import { createDraft } from "./create-journal.js";
import type { JournalInput, JournalLineInput, SettleInput } from "./journal-input.js";
import { readDiscountStates } from "./discount-states.js";
import type { PlacedLine } from "./mark-parts.js";
import type { MarkTerms } from "./mark-terms.js";
import { partyFirst } from "./party-first.js";
import { availableOn } from "./settlement-requests.js";

/** Under whose name and when a journal is entered, and how many lines are taken at a time. */
export interface Entering {
  readonly user: string;
  readonly at: Date;
  readonly chunkLines: number;
}

/** Makes a draft from what a user gave: invoices to settle are found by their numbers and marked. */
export async function enterJournal(
  session: Session,
  input: JournalInput,
  { user, at, chunkLines }: Entering,
): Promise<JournalRef> {
  const { company, number, name, description } = input;
  const chunks = inChunks(input.lines, chunkLines);
  const terms = await CompanyTerms.load(session, company);
  // The first line tells where the journal was read, should it be refused as a whole.
  const first = await chunks.next();
  const draft = await createDraft(session, {
    company,
    draft: { name, origin: { kind: "user" }, ...(description === undefined ? {} : { description }) },
    ...(number === undefined ? {} : { number }),
    user,
    at,
    where: first.done === true ? undefined : first.value[0]?.where,
  });
  for (let next = first; next.done !== true; next = await chunks.next()) {
    // The party's invoices are looked up, so it must stand where they are looked for.
    const lines = draft.type === "general" ? next.value.map((line) => partyFirst(line)) : next.value;
    await draft.append(await withMarks(session, draft, terms, lines));
  }
  return { company, number: draft.number };
}

async function* inChunks<T>(
  items: Iterable<T> | AsyncIterable<T>,
  size: number,
): AsyncGenerator<readonly T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** An invoice found by its number. */
interface FoundInvoice {
  readonly transaction: number;
  readonly open: bigint;
  readonly discount?: DiscountState | undefined;
}

/** An invoice that a line is to settle, as it was found. */
interface NamedInvoice extends SettleInput, FoundInvoice {
  /** What is needed to close it, beside its discount and what is written off; unsigned. */
  readonly needed: bigint;
}

async function withMarks(
  session: Session,
  { company, type }: { readonly company: string; readonly type: JournalType },
  terms: CompanyTerms,
  lines: readonly JournalLineInput[],
): Promise<readonly PlacedLine[]> {
  const found = await findInvoices(session, company, lines);
  if (terms.grantsDiscounts) await addDiscounts(session, found);
  const problems: ContrapostError[] = [];
  const drafts = lines.map(({ settle, ...line }): PlacedLine => {
    if (settle === undefined || settle.length === 0) return line;
    if (makesDocument(type, line)) {
      problems.push(new ContrapostError("CP_SETTLEMENT_DOCUMENT", { where: line.where }));
      return line;
    }
    return { ...line, marks: marksOf(line, settle, { company, terms, found }, problems) };
  });
  if (problems.length === 1) throw problems[0] as ContrapostError;
  if (problems.length > 1) {
    const facts = { count: problems.length, first: problems[0]?.message };
    throw new ContrapostError("CP_JOURNAL_LINES_REFUSED", facts, { problems });
  }
  return drafts;
}

/** Whether a line of a party is an invoice or a credit note. */
function makesDocument(type: JournalType, { invoice }: JournalLineInput): boolean {
  if (type === "general") return invoice !== undefined;
  return type === "vendorInvoice" || type === "customerInvoice";
}

/** Where marks are looked for, and the rules that they fall under. */
interface Looking {
  readonly company: string;
  readonly terms: CompanyTerms;
  readonly found: ReadonlyMap<string, FoundInvoice>;
}

/** What of an invoice must be paid to close it on the line's day. */
function neededFor(
  { useCashDiscount = "normal", cashDiscount, writeOff }: SettleInput,
  { open, discount }: FoundInvoice,
  { account, date }: JournalLineInput,
  terms: CompanyTerms,
): bigint {
  const side = account.type as Side;
  const rules = { side, rules: terms.of(side).rules, date };
  const given = cashDiscount ?? magnitude(availableOn({ open, discount }, rules, useCashDiscount));
  return magnitude(open) - given - (writeOff?.amount ?? 0n);
}

/** What a mark says beside its amount, signed as the invoice. */
function signedTerms({ open, useCashDiscount, cashDiscount, writeOff }: NamedInvoice): MarkTerms {
  const sign = open < 0n ? -1n : 1n;
  return {
    ...(useCashDiscount !== undefined && { useCashDiscount }),
    ...(cashDiscount !== undefined && { cashDiscount: sign * cashDiscount }),
    ...(writeOff !== undefined && { writeOff: { ...writeOff, amount: sign * writeOff.amount } }),
  };
}

function marksOf(
  line: JournalLineInput,
  settle: readonly SettleInput[],
  { company, terms, found }: Looking,
  problems: ContrapostError[],
): readonly SettlementMark[] {
  const { where, account } = line;
  const named: NamedInvoice[] = [];
  for (const one of settle) {
    const item = found.get(keyOf(account.type, account.id, one.invoice));
    if (item !== undefined) named.push({ ...one, ...item, needed: neededFor(one, item, line, terms) });
    else {
      const facts = { where, side: account.type, party: account.id, company, invoice: one.invoice };
      problems.push(new ContrapostError("CP_INVOICE_UNKNOWN", facts));
    }
  }
  // Documents on the payment's own side widen what it can settle, wherever they are named.
  const widens = ({ open }: NamedInvoice): boolean => open < 0n === line.amount < 0n;
  let left = magnitude(line.amount);
  for (const one of named.filter(widens)) left += one.amount ?? one.needed;
  return named.flatMap((one) => {
    const taken = takenOf(one, widens(one) ? undefined : left, line, problems);
    if (taken === undefined) return [];
    if (!widens(one)) left -= taken;
    return [{ transaction: one.transaction, amount: one.open < 0n ? -taken : taken, ...signedTerms(one) }];
  });
}

/**
 * How much of an invoice is settled, unsigned: what was asked for, or all that is open, as far as `left` goes.
 * Undefined where that cannot be.
 */
function takenOf(
  { invoice, amount, open: signed, needed, ...given }: NamedInvoice,
  left: bigint | undefined,
  { where, currency, amount: paid }: JournalLineInput,
  problems: ContrapostError[],
): bigint | undefined {
  const open = magnitude(signed);
  const shown = (value: bigint): string => formatAmount(value, currency);
  if (amount === undefined && needed <= 0n) {
    const beside = (given.cashDiscount ?? 0n) + (given.writeOff?.amount ?? 0n);
    const facts = { where, amount: shown(0n), given: shown(beside), currency, invoice, open: shown(open) };
    problems.push(new ContrapostError("CP_DISCOUNT_EXCEEDS_OPEN", facts));
    return undefined;
  }
  if (amount === undefined) {
    if (left === undefined || needed <= left) return needed;
    if (left > 0n) return left;
    const payment = magnitude(paid);
    const facts = { where, amount: shown(payment - left + needed), currency, payment: shown(payment) };
    problems.push(new ContrapostError("CP_SETTLEMENT_EXCEEDS_PAYMENT", facts));
    return undefined;
  }
  if (amount > 0n && amount <= open) return amount;
  const facts = { where, amount: shown(amount), currency, invoice, open: shown(open) };
  problems.push(new ContrapostError("CP_SETTLEMENT_EXCEEDS_OPEN", facts));
  return undefined;
}

/** The invoices that lines name, in one query for each few hundred of them. */
async function findInvoices(
  session: Session,
  company: string,
  lines: readonly JournalLineInput[],
): Promise<Map<string, FoundInvoice>> {
  const found = new Map<string, FoundInvoice>();
  for (const side of ["vendor", "customer"] as const) {
    const wanted = lines
      .filter((line) => line.account.type === side)
      .flatMap((line) => (line.settle ?? []).map((settle) => settle.invoice));
    for (let start = 0; start < wanted.length; start += invoicesAtOnce) {
      const part = wanted.slice(start, start + invoicesAtOnce);
      for (const row of await queryInvoices(session, company, side, part)) {
        const key = keyOf(side, row[0] as string, row[1] as string);
        found.set(key, { transaction: Number(row[2]), open: row[3] as bigint });
      }
    }
  }
  return found;
}

async function addDiscounts(session: Session, found: Map<string, FoundInvoice>): Promise<void> {
  const states = await readDiscountStates(
    session,
    [...found.values()].map(({ transaction }) => transaction),
  );
  for (const [key, invoice] of found) {
    const discount = states.get(invoice.transaction);
    if (discount !== undefined) found.set(key, { ...invoice, discount });
  }
}

const invoicesAtOnce = 512;

async function queryInvoices(
  session: Session,
  company: string,
  side: Side,
  invoices: readonly string[],
): Promise<readonly SqlRow[]> {
  const list = inList(invoices);
  // Company and side are compared as one text, so that no index but that of the invoice number is used.
  return await session.rows(
    `SELECT t.party, t.invoice, t.id, t.open FROM party_transaction t
     WHERE t.invoice IN ${list.sql} AND t.company || '/' || t.side = ? AND t.open <> 0`,
    [...list.parameters, `${company}/${side}`],
  );
}

function keyOf(side: string, party: string, invoice: string): string {
  return JSON.stringify([side, party, invoice]);
}
