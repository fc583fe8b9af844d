import type { Side } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import { referenceStands } from "./cash-discount.js";
import { dimensionsText, noDimensions } from "../ledger/dimensions.js";
import { settlementOrders, usualSettlementOrder } from "../ledger/settlement-order.js";
import { checkDimensions, dimensionsSchema } from "./dimension.js";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import { postingProfileTable } from "./posting-profile.js";
import type { ProblemList } from "./problem-list.js";
import { freeText, identifier, oneOf } from "./schema-texts.js";
import { termsOfPaymentTable } from "./terms-of-payment.js";

/** A vendor or a customer: one thing seen from two sides. */
export const partySchema = Type.Object(
  {
    id: identifier("The vendor's or customer's number."),
    name: Type.Optional(freeText("The name; the number without one.")),
    profile: identifier("The posting profile."),
    hold: Type.Optional(
      oneOf(["none", "payment", "all"], { description: "What must not be posted.", default: "none" }),
    ),
    automaticSettlement: Type.Optional(
      Type.Boolean({ description: "Whether payments without marks settle open invoices.", default: false }),
    ),
    settlementOrder: Type.Optional(
      oneOf(settlementOrders, {
        description: "Which open transactions are settled first where nobody names them.",
        default: usualSettlementOrder,
      }),
    ),
    termsOfPayment: Type.Optional(identifier("The terms of payment of its invoices.")),
    cashDiscount: Type.Optional(identifier("The cash discount on its invoices.")),
    dimensions: Type.Optional(
      dimensionsSchema("What entries of its documents have where the line does not say so."),
    ),
  },
  { additionalProperties: false, description: "A vendor or a customer of the company." },
);

export type Party = Static<typeof partySchema>;

export interface PartyRecord extends Party {
  readonly where: string;
  readonly company: string;
  readonly side: Side;
}

export const partyTable: MasterTable = {
  table: "party",
  columns: [
    "company",
    "side",
    "id",
    "name",
    "profile",
    "hold",
    "automatic_settlement",
    "settlement_order",
    "terms_of_payment",
    "cash_discount",
    "dimensions",
  ],
  keyLength: 3,
};

export function planParty(record: PartyRecord, plan: MasterPlan): void {
  const { where, company, side, id, profile } = record;
  plan.put(partyTable, {
    kind: side,
    where,
    label: `${side} ${id} of ${company}`,
    row: [
      company,
      side,
      id,
      record.name ?? id,
      profile,
      record.hold ?? "none",
      record.automaticSettlement === true ? 1n : 0n,
      record.settlementOrder ?? usualSettlementOrder,
      record.termsOfPayment ?? null,
      record.cashDiscount ?? null,
      dimensionsText(record.dimensions ?? noDimensions) ?? null,
    ],
  });
}

export function checkParty(record: PartyRecord, plan: MasterPlan, problems: ProblemList): void {
  const { where, company, side, profile, termsOfPayment, cashDiscount } = record;
  checkDimensions(record, record.dimensions, plan, problems);
  if (!plan.has(postingProfileTable, company, side, profile)) {
    problems.add("CP_REFERENCE_UNKNOWN", { where, company, kind: `${side} posting profile`, id: profile });
  }
  if (termsOfPayment !== undefined && !plan.has(termsOfPaymentTable, company, termsOfPayment)) {
    problems.add("CP_REFERENCE_UNKNOWN", { where, company, kind: "terms of payment", id: termsOfPayment });
  }
  if (cashDiscount !== undefined) referenceStands(cashDiscount, record, plan, problems);
}
