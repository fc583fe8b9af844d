import type { AccountRef } from "@contrapost/sdk";
import { accountRefOf } from "../masterdata/account-ref.js";
import type { Locate } from "../masterdata/locate.js";
import type { ProblemList } from "../masterdata/problem-list.js";
import type { JournalInput } from "../posting/journal-input.js";
import { defaultInvoiceJournal, invoiceJournals, type InvoiceTexts } from "./invoice-journals.js";
import { readLine } from "./journal-line.js";
import type {
  CustomerInvoiceEntry,
  JournalDocument,
  JournalEntry,
  JournalLineEntry,
  JournalsDocument,
  VendorInvoiceEntry,
} from "./journal-schemas.js";

/** The journals that a document holds: its journals, then those that its invoices make. */
export function journalsOfDocument(
  document: JournalsDocument,
  locate: Locate,
  problems: ProblemList,
): JournalInput[] {
  const { journals = [], vendorInvoices = [], customerInvoices = [] } = document;
  return [
    ...journals.map((entry, index) => readJournal(entry, `/journals/${index}`, locate, problems)),
    ...invoiceJournals(
      vendorInvoices.map((entry, index) => vendorInvoice(entry, locate(`/vendorInvoices/${index}`))),
      problems,
    ),
    ...invoiceJournals(
      customerInvoices.map((entry, index) => customerInvoice(entry, locate(`/customerInvoices/${index}`))),
      problems,
    ),
  ];
}

/** The journal of a document that holds one journal or one invoice; undefined where it holds none. */
export function journalOfDocument(
  document: JournalDocument,
  at: string,
  locate: Locate,
  problems: ProblemList,
): JournalInput | undefined {
  const { journal, vendorInvoice: ofVendor, customerInvoice: toCustomer } = document;
  if (journal !== undefined) return readJournal(journal, `${at}/journal`, locate, problems);
  const invoices = [];
  if (ofVendor !== undefined) invoices.push(vendorInvoice(ofVendor, locate(`${at}/vendorInvoice`)));
  if (toCustomer !== undefined) invoices.push(customerInvoice(toCustomer, locate(`${at}/customerInvoice`)));
  return invoiceJournals(invoices, problems)[0];
}

function readJournal(entry: JournalEntry, at: string, locate: Locate, problems: ProblemList): JournalInput {
  const { company, number, name, description, fields } = entry;
  const lines = entry.lines.flatMap((line, index) => {
    const pointer = `${at}/lines/${index}`;
    const where = locate(pointer);
    const account = onlyAccount(line, where, problems);
    if (account === undefined) return [];
    const offset = line.offset === undefined ? undefined : accountRefOf(line.offset);
    const settle = line.settle?.map((mark, place) => ({
      ...mark,
      where: locate(`${pointer}/settle/${place}`),
    }));
    return readLine({ ...line, lineCompany: line.company, where, account, offset, settle }, problems) ?? [];
  });
  return {
    company,
    ...(number !== undefined && { number }),
    name,
    ...(description !== undefined && { description }),
    ...(fields && { fields }),
    lines,
  };
}

function onlyAccount(line: JournalLineEntry, where: string, problems: ProblemList): AccountRef | undefined {
  const keys = (["account", "bank", "vendor", "customer"] as const).filter((key) => line[key] !== undefined);
  if (keys.length === 1) return accountRefOf(line);
  const found = keys.join(" and ") || "none";
  problems.add("CP_LINE_ACCOUNT", { where, keys: "account, bank, vendor and customer", found });
  return undefined;
}

function vendorInvoice({ vendor, journalName, ...entry }: VendorInvoiceEntry, where: string): InvoiceTexts {
  const side = "vendor";
  return { ...entry, where, side, party: vendor, journalName: journalName ?? defaultInvoiceJournal[side] };
}

function customerInvoice(
  { customer, journalName, ...entry }: CustomerInvoiceEntry,
  where: string,
): InvoiceTexts {
  const side = "customer";
  return { ...entry, where, side, party: customer, journalName: journalName ?? defaultInvoiceJournal[side] };
}
