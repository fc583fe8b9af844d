import type { Side } from "@contrapost/sdk";
import { Type } from "@sinclair/typebox";
import {
  amountText,
  companyId,
  currencyCode,
  dateText,
  freeText,
  identifier,
} from "../masterdata/schema-texts.js";
import type { JournalCsvFormat } from "./csv-journals.js";
import { fieldsOfRow } from "./csv-fields.js";
import { readDimensions } from "./dimension-texts.js";
import { defaultInvoiceJournal, invoiceLine } from "./invoice-journals.js";

const rowSchema = Type.Object({
  company: companyId(),
  vendor: Type.Optional(identifier("The vendor.")),
  customer: Type.Optional(identifier("The customer.")),
  invoice: identifier("The invoice's number."),
  date: dateText("The posting date."),
  dueDate: Type.Optional(dateText("When it is due.")),
  cashDiscount: Type.Optional(identifier("The cash discount.")),
  amount: amountText("The total; that of a credit note is negative."),
  currency: currencyCode("The currency."),
  account: Type.Optional(identifier("The main account of the other side.")),
  journal: Type.Optional(identifier("The journal's number.")),
  journalName: Type.Optional(identifier("The journal name.")),
  text: Type.Optional(freeText("What the entries are for.")),
  dimensions: Type.Optional(freeText("The invoice's dimensions.")),
});

/** Invoices of one side as CSV: a row for each invoice. Those of a company and journal name stand together. */
export function invoiceCsvFormat(side: Side): JournalCsvFormat<typeof rowSchema> {
  const journalNameOf = ({ journalName }: { journalName?: string }): string =>
    journalName ?? defaultInvoiceJournal[side];
  return {
    layout: {
      required: ["company", side, "invoice", "date", "amount", "currency"],
      optional: ["dueDate", "cashDiscount", "account", "journal", "journalName", "text", "dimensions"],
    },
    schema: Type.Object({ ...rowSchema.properties, [side]: identifier(`The ${side}.`) }),
    headOf: (row) => ({
      company: row.company,
      number: row.journal,
      name: journalNameOf(row),
      fields: fieldsOfRow(row, "journal"),
    }),
    lineNumberOf: () => undefined,
    lineOf(rows, problems) {
      const { row, where } = rows[0]!;
      const party = row[side] ?? "";
      const dimensions = readDimensions(row.dimensions, where, problems);
      const fields = fieldsOfRow(row, "line");
      const texts = { ...row, where, side, party, journalName: journalNameOf(row), dimensions, fields };
      return invoiceLine(texts, problems);
    },
  };
}
