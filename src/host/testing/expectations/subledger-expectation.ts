import { type Static, Type } from "@sinclair/typebox";
import { amountText, companyId, dateText, freeText, identifier } from "../../masterdata/schema-texts.js";
import { moneyText, signedMoneyText } from "../scenario-texts.js";

const party = {
  vendor: Type.Optional(identifier("The vendor, on the purchasing side.")),
  customer: Type.Optional(identifier("The customer, on the selling side.")),
};

const document = {
  invoice: Type.Optional(identifier("The invoice number.")),
  creditNote: Type.Optional(identifier("The credit note's number.")),
};

/** Everything that is open with vendors and customers. */
export const openSchema = Type.Array(
  Type.Object(
    {
      ...party,
      ...document,
      payment: Type.Optional(identifier("The voucher of a payment.")),
      prepayment: Type.Optional(identifier("The voucher of a prepayment.")),
      reversal: Type.Optional(identifier("The voucher of a reversal.")),
      debit: Type.Optional(moneyText("The original amount, where the transaction is a debit.")),
      credit: Type.Optional(moneyText("The original amount, where the transaction is a credit.")),
      open: moneyText("What is still open of it."),
      accounting: Type.Optional(
        amountText(
          "What is open in the accounting currency. Left out where the transaction is in that currency.",
        ),
      ),
      dueDate: Type.Optional(dateText("The due date, where it has one.")),
      discounts: Type.Optional(
        Type.Array(
          Type.Object(
            { until: dateText("The last day."), amount: moneyText("What may be deducted.") },
            { additionalProperties: false },
          ),
          { description: "Its cash discounts, the earliest date first. Left out: none." },
        ),
      ),
      counterpart: Type.Optional(
        companyId(
          "The partner company in whose books the same invoice is linked to this one. Left out: not linked.",
        ),
      ),
    },
    { additionalProperties: false },
  ),
  {
    description:
      "All open transactions with vendors and customers, in any order. One that is not named must not be open.",
  },
);

export type OpenExpectation = Static<typeof openSchema>;

/** Everything that was settled. */
export const settlementsSchema = Type.Array(
  Type.Object(
    {
      ...party,
      payment: Type.Optional(identifier("The voucher of the payment.")),
      by: Type.Optional(
        identifier("The voucher of what settled, where it is no payment: a credit note, a reversal."),
      ),
      ...document,
      settled: Type.Optional(
        identifier("The voucher of what was settled, where it has no number of its own."),
      ),
      amount: moneyText("What was settled, in the invoice's currency."),
      paymentAmount: Type.Optional(
        moneyText(
          "What that used up of the payment; left out where it is the same amount in the same currency.",
        ),
      ),
      cashDiscount: Type.Optional(moneyText("The cash discount in it.")),
      pennyDifference: Type.Optional(
        signedMoneyText("The penny difference in it; negative where the payment gave up too much."),
      ),
      writeOff: Type.Optional(
        signedMoneyText("What was written off in it; negative where the payment gave up too much."),
      ),
      reason: Type.Optional(freeText("Why it was written off, where somebody said so.")),
      gain: Type.Optional(amountText("The realized exchange gain, in the accounting currency.")),
      loss: Type.Optional(amountText("The realized exchange loss, in the accounting currency.")),
      voucher: Type.Optional(
        identifier("The settlement document's voucher. Left out: the payment settled when it was posted."),
      ),
      undone: Type.Optional(dateText("When it was undone. Left out: it stands.")),
      undoneBy: Type.Optional(identifier("The voucher by which it was undone.")),
    },
    { additionalProperties: false },
  ),
  {
    description:
      "All settlements of the company, in any order. One that is not named must not have been made.",
  },
);

export type SettlementsExpectation = Static<typeof settlementsSchema>;
