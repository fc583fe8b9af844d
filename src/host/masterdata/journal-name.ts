import { isCurrency, type JournalType, journalTypes } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import { accountRefOf, accountRefSchema } from "./account-ref.js";
import { bankAccountTable } from "./bank-account.js";
import { dimensionsText, noDimensions } from "../ledger/dimensions.js";
import { checkDimensions, dimensionsSchema } from "./dimension.js";
import { mainAccountTable } from "./main-account.js";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import { numberSeriesTable } from "./number-series.js";
import { partyTable } from "./party.js";
import type { ProblemList } from "./problem-list.js";
import { currencyCode, freeText, identifier, oneOf } from "./schema-texts.js";

/** A template that journals are made from. */
export const journalNameSchema = Type.Object(
  {
    id: identifier("The journal name, such as CUSTPAY."),
    type: oneOf(journalTypes),
    description: Type.Optional(freeText("What the journal name is for.")),
    voucherSeries: Type.Optional(identifier("The number series that vouchers take their numbers from.")),
    offset: Type.Optional(accountRefSchema),
    currency: Type.Optional(currencyCode("The currency that lines have unless they say otherwise.")),
    approval: Type.Optional(
      Type.Boolean({ description: "Whether journals must be approved before posting.", default: false }),
    ),
    dimensions: Type.Optional(
      dimensionsSchema("What entries of its journals have where neither line nor account say so."),
    ),
  },
  { additionalProperties: false, description: "A journal name of the company." },
);

export type JournalName = Static<typeof journalNameSchema>;

export interface JournalNameRecord extends JournalName {
  readonly where: string;
  readonly company: string;
}

export const journalNameTable: MasterTable = {
  table: "journal_name",
  columns: [
    "company",
    "id",
    "type",
    "description",
    "voucher_series",
    "offset_type",
    "offset_account",
    "currency",
    "approval",
    "dimensions",
  ],
  keyLength: 2,
};

export function planJournalName(record: JournalNameRecord, plan: MasterPlan): void {
  const { where, company, id } = record;
  const offset = record.offset === undefined ? undefined : accountRefOf(record.offset);
  plan.put(journalNameTable, {
    kind: "journalName",
    where,
    label: `journal name ${id} of ${company}`,
    row: [
      company,
      id,
      record.type,
      record.description ?? "",
      record.voucherSeries ?? null,
      offset?.type ?? null,
      offset?.id ?? null,
      record.currency ?? null,
      record.approval === true ? 1n : 0n,
      dimensionsText(record.dimensions ?? noDimensions) ?? null,
    ],
  });
}

export function checkJournalName(record: JournalNameRecord, plan: MasterPlan, problems: ProblemList): void {
  const { where, company, voucherSeries, currency } = record;
  if (voucherSeries !== undefined && !plan.has(numberSeriesTable, company, voucherSeries)) {
    problems.add("CP_REFERENCE_UNKNOWN", { where, company, kind: "number series", id: voucherSeries });
  }
  if (currency !== undefined && !isCurrency(currency))
    problems.add("CP_CURRENCY_UNKNOWN", { where, currency });
  checkApproval(record, problems);
  checkDimensions(record, record.dimensions, plan, problems);
  checkOffset(record, plan, problems);
}

/** Settlements and reversals are posted as they are made, so that nobody could approve them in between. */
function checkApproval(
  { where, company, id: name, type, approval }: JournalNameRecord,
  problems: ProblemList,
): void {
  if (approval !== true || (type !== "settlement" && type !== "reversal")) return;
  problems.add("CP_JOURNAL_NAME_APPROVAL", { where, company, name, type });
}

/** The type of a journal name as it will stand; undefined where there is none. */
export function plannedJournalType(company: string, name: string, plan: MasterPlan): JournalType | undefined {
  return plan.get(journalNameTable, company, name)?.[2] as JournalType | undefined;
}

function checkOffset(record: JournalNameRecord, plan: MasterPlan, problems: ProblemList): void {
  const offset = record.offset === undefined ? undefined : accountRefOf(record.offset);
  if (offset === undefined) return;
  const { where, company, type } = record;
  const isParty = offset.type === "vendor" || offset.type === "customer";
  if (isParty && type !== "general") {
    problems.add("CP_OFFSET_ACCOUNT_TYPE", { where, journalType: type, accountType: offset.type });
    return;
  }
  const exists = isParty
    ? plan.has(partyTable, company, offset.type, offset.id)
    : plan.has(offset.type === "bank" ? bankAccountTable : mainAccountTable, company, offset.id);
  if (exists) return;
  problems.add("CP_ACCOUNT_UNKNOWN", { where, company, accountType: offset.type, account: offset.id });
}
