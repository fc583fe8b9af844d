import { type Static, type TObject, Type } from "@sinclair/typebox";
import { accountRefSchema } from "../masterdata/account-ref.js";
import { fieldsSchema } from "../masterdata/custom-fields.js";
import { dimensionsSchema } from "../masterdata/dimension.js";
import {
  amountText,
  companyId,
  currencyCode,
  dateText,
  freeText,
  identifier,
  oneOf,
  rateText,
} from "../masterdata/schema-texts.js";

const settleSchema = Type.Object(
  {
    invoice: Type.Optional(identifier("The invoice's or credit note's number.")),
    payment: Type.Optional(identifier("Instead: an open payment or prepayment, by its voucher.")),
    amount: Type.Optional(
      amountText(
        "What of it is to be paid, in its own currency and without a sign; without it, all that is needed as far as the line goes.",
      ),
    ),
    crossRate: Type.Optional(
      rateText(
        "Where it is in another currency: units of the line's currency for one unit of its own; by the rates of the date without it.",
      ),
    ),
    useCashDiscount: Type.Optional(
      oneOf(["normal", "always", "never"], {
        description: "Whether the cash discount is taken: by the rules and the date, in any case, or not.",
        default: "normal",
      }),
    ),
    cashDiscount: Type.Optional(
      amountText("The cash discount to take, without a sign; by the rules without it."),
    ),
    writeOff: Type.Optional(
      Type.Object(
        {
          amount: amountText("What to give up, without a sign."),
          reason: freeText("Why."),
          account: Type.Optional(
            identifier("The main account; the posting profile's write-off account without it."),
          ),
        },
        { additionalProperties: false, description: "A part of the invoice that is given up." },
      ),
    ),
  },
  { additionalProperties: false, description: "An invoice that the line settles." },
);

/** A line of a journal. */
export const journalLineSchema = Type.Object(
  {
    date: dateText("The posting date."),
    account: Type.Optional(identifier("The main account that the line posts to.")),
    bank: Type.Optional(identifier("The bank account that the line posts to.")),
    vendor: Type.Optional(identifier("The vendor that the line posts to.")),
    customer: Type.Optional(identifier("The customer that the line posts to.")),
    company: Type.Optional(
      companyId("The company whose vendor it is, where the journal's company pays for another one."),
    ),
    debit: Type.Optional(amountText("A debit, above zero.")),
    credit: Type.Optional(amountText("A credit, above zero.")),
    currency: currencyCode("The currency of the amount."),
    exchangeRate: Type.Optional(
      rateText(
        "A fixed rate: units of the company's currency for one unit of the line's; the rate of the date without it.",
      ),
    ),
    offset: Type.Optional(accountRefSchema),
    invoice: Type.Optional(identifier("The invoice number, where the line is an invoice.")),
    dueDate: Type.Optional(dateText("When the invoice is due; by the terms of payment without it.")),
    cashDiscount: Type.Optional(identifier("On invoices: the cash discount instead of the party's.")),
    prepayment: Type.Optional(
      Type.Boolean({ description: "On payments: a payment ahead of its invoice.", default: false }),
    ),
    paymentReference: Type.Optional(identifier("The payment's reference.")),
    text: Type.Optional(freeText("What the entries are for.")),
    dimensions: Type.Optional(dimensionsSchema("The line's own dimensions, before all defaults.")),
    fields: Type.Optional(fieldsSchema("Fields of plugins.")),
    voucher: Type.Optional(identifier("In general journals: lines with the same label balance together.")),
    settle: Type.Optional(Type.Array(settleSchema, { description: "The invoices that the line settles." })),
  },
  {
    additionalProperties: false,
    description: "A line: one of account, bank, vendor or customer, and one of debit or credit.",
  },
);

/** A journal with its lines. */
export const journalSchema = Type.Object(
  {
    company: companyId("The company whose journal it is."),
    number: Type.Optional(identifier("The journal's number; the company's next without one.")),
    name: identifier("The journal name that it is made from."),
    description: Type.Optional(freeText("What the journal is for.")),
    fields: Type.Optional(fieldsSchema("Fields of plugins.")),
    lines: Type.Array(journalLineSchema, { description: "The lines." }),
  },
  { additionalProperties: false, description: "A journal." },
);

const invoiceProperties = {
  company: companyId("The company whose invoice it is."),
  invoice: identifier("The invoice's number."),
  date: dateText("The posting date."),
  dueDate: Type.Optional(dateText("When it is due; by the terms of payment without it.")),
  cashDiscount: Type.Optional(identifier("The cash discount; the party's without it.")),
  amount: amountText("The total; that of a credit note is negative."),
  currency: currencyCode("The currency of the amount."),
  account: Type.Optional(
    identifier(
      "The main account of the other side: revenue or expense. The journal name's offset without it.",
    ),
  ),
  journal: Type.Optional(identifier("The number of the journal; the company's next without one.")),
  text: Type.Optional(freeText("What the entries are for.")),
  dimensions: Type.Optional(dimensionsSchema("The invoice's own dimensions, before all defaults.")),
  fields: Type.Optional(fieldsSchema("Fields of plugins on the journal line that it becomes.")),
};

/** A vendor's invoice, in short. */
export const vendorInvoiceSchema = Type.Object(
  {
    vendor: identifier("The vendor."),
    ...invoiceProperties,
    journalName: Type.Optional(identifier("A journal name of type vendorInvoice; VENDINV without one.")),
  },
  { additionalProperties: false, description: "A vendor's invoice." },
);

/** An invoice to a customer, in short. */
export const customerInvoiceSchema = Type.Object(
  {
    customer: identifier("The customer."),
    ...invoiceProperties,
    journalName: Type.Optional(identifier("A journal name of type customerInvoice; CUSTINV without one.")),
  },
  { additionalProperties: false, description: "An invoice to a customer." },
);

/** A line of a journal in the words of files and scenarios. */
export type JournalLineEntry = Static<typeof journalLineSchema>;
/** A journal in the words of files and scenarios; `schema/scenario.schema.json` has its rules. */
export type JournalEntry = Static<typeof journalSchema>;
/** A vendor's invoice in the words of files and scenarios; `schema/scenario.schema.json` has its rules. */
export type VendorInvoiceEntry = Static<typeof vendorInvoiceSchema>;
/**
 * An invoice to a customer in the words of files and scenarios; `schema/scenario.schema.json` has its rules.
 */
export type CustomerInvoiceEntry = Static<typeof customerInvoiceSchema>;

/** The keys of journals, to be embedded in the schema of any document that may hold them. */
export const journalProperties = {
  journals: Type.Optional(Type.Array(journalSchema, { description: "Journals." })),
  vendorInvoices: Type.Optional(Type.Array(vendorInvoiceSchema, { description: "Invoices of vendors." })),
  customerInvoices: Type.Optional(
    Type.Array(customerInvoiceSchema, { description: "Invoices to customers." }),
  ),
};

/** The keys of one journal or one invoice. */
export const journalDocumentProperties = {
  journal: Type.Optional(journalSchema),
  vendorInvoice: Type.Optional(vendorInvoiceSchema),
  customerInvoice: Type.Optional(customerInvoiceSchema),
};

export type JournalsDocument = Static<TObject<typeof journalProperties>>;
export type JournalDocument = Static<TObject<typeof journalDocumentProperties>>;
