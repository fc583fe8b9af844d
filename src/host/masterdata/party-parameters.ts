import { parseAmount, type Side } from "@contrapost/sdk";
import { type Static, type TObject, Type } from "@sinclair/typebox";
import { companyTable } from "./company.js";
import type { MasterKind, MasterPlan, MasterTable } from "./master-plan.js";
import { postingProfileTable } from "./posting-profile.js";
import type { ProblemList } from "./problem-list.js";
import { amountText, identifier, oneOf } from "./schema-texts.js";

const limit = (what: string) =>
  Type.Optional(amountText(`${what}, in the accounting currency; without it none.`));

/** What accounts payable and accounts receivable parameters have in common. */
export const partyParameterProperties = {
  prepaymentProfile: Type.Optional(identifier("The posting profile of prepayments.")),
  cashDiscountOnPartPayments: Type.Optional(
    Type.Boolean({ description: "Whether part payments take their share of the discount.", default: false }),
  ),
  cashDiscountOnCreditNotes: Type.Optional(
    Type.Boolean({ description: "Whether credit notes give the discount back.", default: false }),
  ),
  cashDiscountAdministration: Type.Optional(
    oneOf(["specific", "unspecific"], {
      description:
        "What is paid beyond the invoice less its discount: an overpayment (specific), or so much less discount (unspecific).",
      default: "specific",
    }),
  ),
  maximumPennyDifference: limit("The largest difference that is posted as a penny difference"),
  maximumOverpayment: limit("The largest overpayment that is written off"),
  maximumUnderpayment: limit("The largest underpayment that is written off"),
};

type PartyParameters = Static<TObject<typeof partyParameterProperties>>;

/** The buying company's rules for what it pays. */
export const accountsPayableParametersSchema = Type.Object(partyParameterProperties, {
  additionalProperties: false,
  description: "Accounts payable parameters of the company.",
});

export interface PartyParametersRecord extends PartyParameters {
  readonly where: string;
  readonly company: string;
  readonly side: Side;
}

export const partyParametersTable: MasterTable = {
  table: "party_parameters",
  columns: [
    "company",
    "side",
    "prepayment_profile",
    "discount_on_part_payments",
    "discount_on_credit_notes",
    "discount_administration",
    "maximum_penny_difference",
    "maximum_overpayment",
    "maximum_underpayment",
  ],
  keyLength: 2,
};

/** How messages and counts call the parameters of a side. */
const kindOfSide: Readonly<Record<Side, MasterKind>> = {
  vendor: "accountsPayable",
  customer: "accountsReceivable",
};

/** Plans the parameters of a side; what the record leaves out is at its default. */
export function planPartyParameters(
  record: PartyParametersRecord,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  const { where, company, side } = record;
  const currency = plan.get(companyTable, company)?.[2] as string | undefined;
  if (currency === undefined) return;
  // Accounts receivable parameters may hold no more than the payment journal.
  if (saysNothing(record) && plan.stored(partyParametersTable, company, side) === undefined) return;
  const limitOf = (key: keyof PartyParameters & `maximum${string}`): bigint => {
    const text = record[key];
    if (text === undefined) return 0n;
    const amount = problems.attempt(() => parseAmount(text, currency, where)) ?? 0n;
    if (amount < 0n) problems.add("CP_LIMIT_NEGATIVE", { where, key, company, amount: text });
    return amount;
  };
  plan.put(partyParametersTable, {
    kind: kindOfSide[side],
    where,
    label: `${side === "vendor" ? "accounts payable" : "accounts receivable"} parameters of ${company}`,
    row: [
      company,
      side,
      record.prepaymentProfile ?? null,
      record.cashDiscountOnPartPayments === true ? 1n : 0n,
      record.cashDiscountOnCreditNotes === true ? 1n : 0n,
      record.cashDiscountAdministration ?? "specific",
      limitOf("maximumPennyDifference"),
      limitOf("maximumOverpayment"),
      limitOf("maximumUnderpayment"),
    ],
  });
}

function saysNothing(record: PartyParametersRecord): boolean {
  const keys = Object.keys(partyParameterProperties) as (keyof typeof partyParameterProperties)[];
  return keys.every((key) => record[key] === undefined);
}

export function checkPartyParameters(
  { where, company, side, prepaymentProfile: id }: PartyParametersRecord,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  if (id === undefined || plan.has(postingProfileTable, company, side, id)) return;
  problems.add("CP_REFERENCE_UNKNOWN", { where, company, kind: `${side} posting profile`, id });
}
