import type { Side } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import { referenceStands } from "./cash-discount.js";
import { type DeclaredFields, replacedSections } from "../fields/declared-fields.js";
import { parseFields } from "../fields/fields-text.js";
import { dimensionsText, noDimensions } from "../ledger/dimensions.js";
import { settlementOrders, usualSettlementOrder } from "../ledger/settlement-order.js";
import { fieldsSchema } from "./custom-fields.js";
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
    fields: Type.Optional(
      fieldsSchema("Fields of plugins. Those of plugins that are not named here stay as they are."),
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
    "fields",
  ],
  keyLength: 3,
};

export function planParty(
  record: PartyRecord,
  plan: MasterPlan,
  declared: DeclaredFields,
  problems: ProblemList,
): void {
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
      fieldsOf(record, plan, declared, problems),
    ],
  });
}

/** The fields as they will stand, and what is wrong with them or lacks. */
function fieldsOf(
  { where, company, side, id, fields }: PartyRecord,
  plan: MasterPlan,
  declared: DeclaredFields,
  problems: ProblemList,
): string | null {
  const before = plan.stored(partyTable, company, side, id)?.at(-1) as string | null | undefined;
  const stored = before ?? undefined;
  if (fields === undefined && stored === undefined && !declared.requires("party")) return null;
  const place = { kind: "party", where, company, scope: side } as const;
  const { text, faults } = declared.check(place, replacedSections(stored, fields), stored);
  // What was given and is wrong does not count as missing as well.
  for (const fault of faults) problems.addError(fault);
  const lacking = faults.length > 0 ? [] : declared.missing(place, parseFields(text));
  for (const { id: field } of lacking) problems.add("CP_FIELD_MISSING", { where, kind: "party", field });
  return text ?? null;
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
