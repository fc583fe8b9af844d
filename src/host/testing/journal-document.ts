import { type Static, Type } from "@sinclair/typebox";
import { journalOfDocument } from "../files/journal-documents.js";
import { journalDocumentProperties } from "../files/journal-schemas.js";
import type { Locate } from "../masterdata/locate.js";
import { ProblemList } from "../masterdata/problem-list.js";
import type { JournalInput } from "../posting/journal-input.js";

/** One journal or one invoice, written as in the files of an import. */
export const journalDocumentSchema = Type.Object(journalDocumentProperties, {
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  title: "an object with one of the keys journal, vendorInvoice or customerInvoice",
  description: "A journal or an invoice, written as in a file to import.",
});

/** A journal or an invoice in a scenario's words; `schema/scenario.schema.json` has its rules. */
export type JournalDocument = Static<typeof journalDocumentSchema>;

/**
 * The journal that a document stands for.
 *
 * @param at - the JSON pointer to the document
 * @throws ContrapostError `CP_IMPORT_REFUSED` with every problem
 */
export function journalInputOf(document: JournalDocument, at: string, locate: Locate): JournalInput {
  const problems = new ProblemList();
  const journal = journalOfDocument(document, at, locate, problems);
  problems.throwIfAny();
  if (journal === undefined)
    throw new Error(`${locate(at)}: a document without a journal passed its schema.`);
  return journal;
}

/** How messages call a document: `customerInvoice FR-1001`. */
export function labelOfDocument({ journal, vendorInvoice, customerInvoice }: JournalDocument): string {
  if (vendorInvoice !== undefined) return `vendorInvoice ${vendorInvoice.invoice}`;
  if (customerInvoice !== undefined) return `customerInvoice ${customerInvoice.invoice}`;
  return ["journal", journal?.number].filter((word) => word !== undefined).join(" ");
}
