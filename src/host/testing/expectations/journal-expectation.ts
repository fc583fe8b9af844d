import { type Static, Type } from "@sinclair/typebox";
import { accountRefSchema } from "../../masterdata/account-ref.js";
import { fieldsSchema } from "../../masterdata/custom-fields.js";
import {
  amountText,
  companyId,
  countText,
  dateText,
  freeText,
  identifier,
  oneOf,
  rateText,
} from "../../masterdata/schema-texts.js";
import { journalText, moneyText } from "../scenario-texts.js";

/** One line of a journal. */
const lineSchema = Type.Object(
  {
    line: Type.Optional(countText("The line's number. Left out, it follows on the line before, from 1.")),
    date: dateText("The posting date."),
    vendor: Type.Optional(identifier("The vendor, where the line's account is one.")),
    customer: Type.Optional(identifier("The customer, where the line's account is one.")),
    account: Type.Optional(identifier("The main account, where the line's account is one.")),
    bank: Type.Optional(identifier("The bank account, where the line's account is one.")),
    company: Type.Optional(companyId("The company whose vendor it is, where another one pays.")),
    debit: Type.Optional(moneyText("The debit to the account.")),
    credit: Type.Optional(moneyText("The credit to the account.")),
    exchangeRate: Type.Optional(rateText("The fixed rate that the line has.")),
    accounting: Type.Optional(
      amountText(
        "What the line says itself that it is worth in the company's accounting currency; with it debit or credit may be nothing.",
      ),
    ),
    reporting: Type.Optional(
      moneyText(
        "What a line without an amount says itself that it is worth in the company's reporting currency.",
      ),
    ),
    offset: Type.Optional(accountRefSchema),
    invoice: Type.Optional(identifier("The invoice number of an invoice line.")),
    dueDate: Type.Optional(dateText("The due date.")),
    cashDiscount: Type.Optional(identifier("The cash discount that an invoice line names.")),
    prepayment: Type.Optional(Type.Literal(true, { description: "On prepayments." })),
    paymentReference: Type.Optional(identifier("The payment reference.")),
    text: Type.Optional(freeText("The text.")),
    dimensions: Type.Optional(
      Type.Record(Type.String(), identifier("The value."), { description: "The line's own dimensions." }),
    ),
    fields: Type.Optional(fieldsSchema("Fields of plugins.")),
    settle: Type.Optional(
      Type.Array(
        Type.Object(
          { invoice: identifier("The invoice number."), amount: moneyText("How much of it.") },
          { additionalProperties: false },
        ),
        { description: "The invoices that it settles, or, in a draft, is marked to settle." },
      ),
    ),
  },
  { additionalProperties: false, description: "A line of a journal." },
);

/** A step of a journal's approval. */
const approvalEventSchema = Type.Object(
  {
    event: oneOf(["submitted", "approved", "rejected", "recalled"], { description: "What was done." }),
    by: identifier("Who did it."),
    on: dateText("The day."),
    reason: Type.Optional(freeText("Why.")),
  },
  { additionalProperties: false, description: "A step of a journal's approval." },
);

export type JournalLineExpectation = Static<typeof lineSchema>;

/** All journals of a company. */
export const journalsSchema = Type.Array(
  Type.Object(
    {
      number: identifier("The journal's number."),
      name: identifier("The journal name that it was made from."),
      status: oneOf(["draft", "submitted", "approved", "posted", "cancelled"], {
        description: "The journal's status.",
      }),
      fields: Type.Optional(fieldsSchema("Fields of plugins. Left out: it has none.")),
      mirrorOf: Type.Optional(journalText("The journal that it mirrors. Left out: it is no mirror.")),
      paidBy: Type.Optional(
        journalText(
          "The journal of another company that paid what this one books, or took that back. Left out: there is none.",
        ),
      ),
      approval: Type.Optional(
        Type.Array(approvalEventSchema, {
          description: "Every step of its approval, in any order; not looked at where left out.",
        }),
      ),
      lines: Type.Optional(
        Type.Array(lineSchema, { description: "All lines; not looked at where left out." }),
      ),
    },
    { additionalProperties: false },
  ),
  {
    description: "All journals of the company, in any order. A journal that is not named must not be there.",
  },
);

export type JournalsExpectation = Static<typeof journalsSchema>;
