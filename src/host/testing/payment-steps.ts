import { type Static, Type } from "@sinclair/typebox";
import { proposalOrders } from "../ledger/payment-proposal.js";
import {
  amountText,
  companyId,
  currencyCode,
  dateText,
  freeText,
  identifier,
  oneOf,
} from "../masterdata/schema-texts.js";
import { longText, moneyText } from "./scenario-texts.js";

const heldInvoice = {
  company: companyId("Whose vendor it is."),
  vendor: identifier("The vendor."),
  invoice: identifier("The invoice number."),
};

/** Steps that decide on what is paid. */
export const paymentActions = {
  hold: Type.Optional(
    Type.Object(
      { ...heldInvoice, reason: freeText("Why it is not to be paid.") },
      { additionalProperties: false, description: "Holds an invoice back from payment." },
    ),
  ),
  releaseHold: Type.Optional(
    Type.Object(heldInvoice, { additionalProperties: false, description: "Lets a held invoice be paid." }),
  ),
  propose: Type.Optional(
    Type.Object(
      {
        company: companyId("Who pays."),
        name: identifier("The journal name, of type vendorPayment."),
        number: Type.Optional(identifier("The journal's number; the company's next without it.")),
        date: Type.Optional(dateText("The payments' date; today without it.")),
        dueBy: dateText("What is due on this day or before."),
        discountBy: Type.Optional(
          dateText("Also what loses its cash discount after this day or before, though it is due later."),
        ),
        vendorFrom: Type.Optional(identifier("The first vendor, as a text.")),
        vendorTo: Type.Optional(identifier("The last vendor, as a text.")),
        currency: Type.Optional(currencyCode("Only items in this currency.")),
        minimum: Type.Optional(amountText("Of an invoice.")),
        maximum: Type.Optional(amountText("Of an invoice.")),
        limit: Type.Optional(amountText("Of all payments together.")),
        order: Type.Optional(
          oneOf(proposalOrders, { description: "What is taken first.", default: "dueDate" }),
        ),
        perInvoice: Type.Optional(
          Type.Literal(true, { description: "A payment for each invoice instead of for each vendor." }),
        ),
        preview: Type.Optional(Type.Literal(true, { description: "Only shows what it would make." })),
      },
      { additionalProperties: false, description: "Proposes payments and makes a draft of them." },
    ),
  ),
};

/** What a proposal must be, whole. */
export const proposalExpectation = Type.Object(
  {
    payments: Type.Optional(
      Type.Array(
        Type.Object(
          {
            vendor: identifier("The vendor."),
            amount: moneyText("What is paid."),
            settles: Type.Array(identifier("The number of an invoice or a credit note.")),
          },
          { additionalProperties: false },
        ),
        { description: "All payments. Left out: none." },
      ),
    ),
    skipped: Type.Optional(
      Type.Array(
        Type.Object(
          {
            vendor: identifier("The vendor."),
            invoice: identifier("The number of an invoice or a credit note."),
            reason: longText("Why it is left out, as a sentence."),
          },
          { additionalProperties: false },
        ),
        { description: "All that is due and left out. Left out: nothing." },
      ),
    ),
  },
  { additionalProperties: false, description: "What is proposed, and what is left out, whole." },
);

/** How payments are proposed. */
export type ProposeStep = NonNullable<Static<(typeof paymentActions)["propose"]>>;
export type ProposalExpectation = Static<typeof proposalExpectation>;
