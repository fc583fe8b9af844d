import { isCurrency } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import { dimensionsText, noDimensions } from "../ledger/dimensions.js";
import { checkDimensions, dimensionsSchema } from "./dimension.js";
import { checkMainAccount } from "./main-account.js";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { currencyCode, freeText, identifier } from "./schema-texts.js";

/** A bank account and the main account that it posts to. */
export const bankAccountSchema = Type.Object(
  {
    id: identifier("The bank account's id."),
    name: Type.Optional(freeText("The bank account's name; its id without one.")),
    currency: Type.Optional(currencyCode("The one currency that it takes; any currency without one.")),
    mainAccount: identifier("The main account that it posts to."),
    dimensions: Type.Optional(dimensionsSchema("What its entries have where the line does not say so.")),
  },
  { additionalProperties: false, description: "A bank account of the company." },
);

export type BankAccount = Static<typeof bankAccountSchema>;

export interface BankAccountRecord extends BankAccount {
  readonly where: string;
  readonly company: string;
}

export const bankAccountTable: MasterTable = {
  table: "bank_account",
  columns: ["company", "id", "name", "currency", "main_account", "dimensions"],
  keyLength: 2,
};

export function planBankAccount(record: BankAccountRecord, plan: MasterPlan): void {
  const { where, company, id } = record;
  plan.put(bankAccountTable, {
    kind: "bankAccount",
    where,
    label: `bank account ${id} of ${company}`,
    row: [
      company,
      id,
      record.name ?? id,
      record.currency ?? null,
      record.mainAccount,
      dimensionsText(record.dimensions ?? noDimensions) ?? null,
    ],
  });
}

export function checkBankAccount(record: BankAccountRecord, plan: MasterPlan, problems: ProblemList): void {
  const { where, company, currency } = record;
  checkDimensions(record, record.dimensions, plan, problems);
  checkMainAccount(company, record.mainAccount, where, plan, problems);
  if (currency !== undefined && !isCurrency(currency))
    problems.add("CP_CURRENCY_UNKNOWN", { where, currency });
}
