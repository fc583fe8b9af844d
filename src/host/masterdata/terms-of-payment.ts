import { type Static, Type } from "@sinclair/typebox";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import { daysText, identifier } from "./schema-texts.js";

/** When invoices are due that do not say so themselves. */
export const termsOfPaymentSchema = Type.Object(
  {
    id: identifier('The id, such as "NET30".'),
    days: daysText("Days from the invoice date until the invoice is due."),
  },
  { additionalProperties: false, description: "Terms of payment." },
);

export type TermsOfPayment = Static<typeof termsOfPaymentSchema>;

export interface TermsOfPaymentRecord extends TermsOfPayment {
  readonly where: string;
  readonly company: string;
}

export const termsOfPaymentTable: MasterTable = {
  table: "terms_of_payment",
  columns: ["company", "id", "days"],
  keyLength: 2,
};

export function planTermsOfPayment(record: TermsOfPaymentRecord, plan: MasterPlan): void {
  const { where, company, id, days } = record;
  plan.put(termsOfPaymentTable, {
    kind: "termsOfPayment",
    where,
    label: `terms of payment ${id} of ${company}`,
    row: [company, id, BigInt(days)],
  });
}
