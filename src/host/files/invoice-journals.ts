import { type CustomFields, type Dimensions, parseAmount, type Side } from "@contrapost/sdk";
import type { ProblemList } from "../masterdata/problem-list.js";
import type { JournalInput, JournalLineInput } from "../posting/journal-input.js";
import { lineOf } from "./journal-line.js";

/** An invoice of either side, in the form that all formats come to. */
export interface InvoiceTexts {
  readonly where: string;
  readonly side: Side;
  readonly party: string;
  readonly company: string;
  readonly journalName: string;
  readonly journal?: string | undefined;
  readonly invoice: string;
  readonly date: string;
  readonly dueDate?: string | undefined;
  readonly cashDiscount?: string | undefined;
  readonly amount: string;
  readonly currency: string;
  readonly account?: string | undefined;
  readonly text?: string | undefined;
  readonly dimensions?: Dimensions | undefined;
  readonly fields?: CustomFields | undefined;
}

/** The journal name of invoices that name none. */
export const defaultInvoiceJournal: Readonly<Record<Side, string>> = {
  vendor: "VENDINV",
  customer: "CUSTINV",
};

/** The line of an invoice journal: vendors are credited, customers debited. */
export function invoiceLine(texts: InvoiceTexts, problems: ProblemList): JournalLineInput | undefined {
  const { where, side, party, invoice, date, dueDate, cashDiscount, currency, account, text, dimensions } =
    texts;
  const total = problems.attempt(() => parseAmount(texts.amount, currency, where));
  if (total === undefined) return undefined;
  if (total === 0n) {
    problems.add("CP_INVOICE_AMOUNT_ZERO", { where, invoice });
    return undefined;
  }
  const offset = account === undefined ? undefined : ({ type: "ledger", id: account } as const);
  const { fields } = texts;
  const given = { where, date, currency, offset, invoice, dueDate, cashDiscount, text, dimensions, fields };
  const line = { ...given, account: { type: side, id: party } };
  return lineOf(line, side === "vendor" ? -total : total, problems);
}

/** Invoices become the lines of one journal for each company, journal name and journal number. */
export function invoiceJournals(invoices: readonly InvoiceTexts[], problems: ProblemList): JournalInput[] {
  const journals = new Map<string, JournalInput & { lines: JournalLineInput[] }>();
  for (const texts of invoices) {
    const { company, journalName: name, journal: number } = texts;
    const key = JSON.stringify([company, name, number]);
    const journal = journals.get(key) ?? {
      company,
      ...(number !== undefined && { number }),
      name,
      lines: [],
    };
    journals.set(key, journal);
    const line = invoiceLine(texts, problems);
    if (line !== undefined) journal.lines.push(line);
  }
  return [...journals.values()];
}
