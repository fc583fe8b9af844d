import type { JournalInput, JournalLineInput } from "contrapost";
import type { Side } from "@contrapost/sdk";
import type { InvoicePick, InvoicesCommand } from "./command.js";
import type { State } from "./state.js";
import { companies, currencies, days, offsetOfInvoices, trades } from "./world.js";

interface Books {
  readonly company: string;
  readonly side: Side;
  readonly party: string;
}

/** The journals of invoices between two companies, in the order in which they are posted. */
export function planInvoices(command: InvoicesCommand, state: State): readonly JournalInput[] {
  const { trade, who } = command;
  const { seller, customer, buyer, vendor } = trades[trade]!;
  const bought: Books = { company: buyer, side: "vendor", party: vendor };
  const sold: Books = { company: seller, side: "customer", party: customer };
  switch (who) {
    case "buyer":
      return [journalOf(command, state, bought, false)];
    case "seller":
      return [journalOf(command, state, sold, false)];
    case "buyerFirst":
      return [journalOf(command, state, bought, false), journalOf(command, state, sold, true)];
    case "sellerFirst":
      return [journalOf(command, state, sold, false), journalOf(command, state, bought, true)];
    case "completion":
      return [...completion(state, bought, sold), ...completion(state, sold, bought)];
    case "external":
      return [journalOf(command, state, externalBooks(command), false)];
  }
}

/** A vendor or customer that is no company of the group. */
function externalBooks({ day, lines }: InvoicesCommand): Books {
  const company = companies[day % companies.length]!.id;
  return lines.length % 2 === 0
    ? { company, side: "vendor", party: "V-EXT" }
    : { company, side: "customer", party: "C-EXT" };
}

function journalOf(command: InvoicesCommand, state: State, books: Books, second: boolean): JournalInput {
  const lines = command.lines.map((pick, index) => {
    const invoice = numberOf(pick, state, books, `I-${state.vouchers.length}-${index + 1}`);
    const size = BigInt(pick.amount) + (second && pick.odd === "otherTotal" ? 1n : 0n);
    const currency = currencies[pick.currency]!;
    const amount = pick.credit ? -size : size;
    const dueDate = pick.due === 0 ? undefined : days[(command.day + pick.due) % days.length];
    const line = invoiceLine(books, { invoice, currency, amount, date: days[command.day]!, dueDate });
    const discounted = pick.discount === undefined ? line : { ...line, cashDiscount: pick.discount };
    return pick.odd === "settling" ? { ...discounted, settle: [{ invoice: "COMMON" }] } : discounted;
  });
  return { company: books.company, name: nameOf(books), lines };
}

function numberOf({ odd }: InvoicePick, state: State, books: Books, usual: string): string | undefined {
  if (odd === "noNumber") return undefined;
  // Several parties may have an invoice of the same number.
  if (odd === "common") return "COMMON";
  if (odd !== "duplicate") return usual;
  return documentsOf(state, books)[0]?.invoice ?? usual;
}

/** The documents of `has` that `lacks` has not posted yet, as they must be posted there. */
function completion(state: State, has: Books, lacks: Books): readonly JournalInput[] {
  const known = new Set(documentsOf(state, lacks).map(({ invoice }) => invoice));
  const lines = documentsOf(state, has)
    .filter(({ invoice }) => !known.has(invoice))
    .map(({ invoice, currency, amount, date }) => {
      const owed = has.side === "vendor" ? -amount : amount;
      return invoiceLine(lacks, { invoice, currency, amount: owed, date, dueDate: undefined });
    });
  return lines.length === 0 ? [] : [{ company: lacks.company, name: nameOf(lacks), lines }];
}

function documentsOf(state: State, { company, side, party }: Books) {
  return [...state.transactions.values()].filter(
    (item) =>
      item.company === company &&
      item.side === side &&
      item.party === party &&
      item.invoice !== undefined &&
      !item.reversed,
  );
}

function nameOf({ side }: Books): string {
  return side === "vendor" ? "VENDINV" : "CUSTINV";
}

function invoiceLine(
  { side, party }: Books,
  invoice: {
    readonly invoice: string | undefined;
    readonly currency: string;
    /** What is owed; a credit note is negative. */
    readonly amount: bigint;
    readonly date: string;
    readonly dueDate: string | undefined;
  },
): JournalLineInput {
  return {
    date: invoice.date,
    account: { type: side, id: party },
    currency: invoice.currency,
    amount: side === "vendor" ? -invoice.amount : invoice.amount,
    offset: offsetOfInvoices(side),
    ...(invoice.invoice !== undefined && { invoice: invoice.invoice }),
    ...(invoice.dueDate !== undefined && { dueDate: invoice.dueDate }),
    where: "model",
  };
}
