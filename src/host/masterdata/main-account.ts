import { type Static, Type } from "@sinclair/typebox";
import { dimensionRulesText } from "../ledger/dimension-rules.js";
import { dimensionsText, noDimensions } from "../ledger/dimensions.js";
import { checkDimensionRules, dimensionRulesOf, dimensionRulesSchema } from "./account-dimensions.js";
import { checkDimensions, dimensionsSchema } from "./dimension.js";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { freeText, identifier, oneOf } from "./schema-texts.js";

/** Where ledger entries land. */
export const mainAccountSchema = Type.Object(
  {
    account: identifier('The account\'s number, such as "200100".'),
    name: freeText("The account's name."),
    type: oneOf(["asset", "liability", "equity", "revenue", "expense"]),
    foreignCurrencyRevaluation: Type.Optional(
      Type.Boolean({ description: "Whether its balances in foreign currency are revalued.", default: false }),
    ),
    dimensions: Type.Optional(dimensionsSchema("What its entries have where nothing else says so.")),
    dimensionRules: Type.Optional(dimensionRulesSchema),
  },
  { additionalProperties: false, description: "A main account of the company's chart of accounts." },
);

export type MainAccount = Static<typeof mainAccountSchema>;

export interface MainAccountRecord extends MainAccount {
  readonly where: string;
  readonly company: string;
}

export const mainAccountTable: MasterTable = {
  table: "main_account",
  columns: ["company", "account", "name", "type", "revalued", "dimensions", "dimension_rules"],
  keyLength: 2,
};

export function planMainAccount(record: MainAccountRecord, plan: MasterPlan): void {
  const { where, company, account, name, type } = record;
  plan.put(mainAccountTable, {
    kind: "mainAccount",
    where,
    label: `main account ${account} of ${company}`,
    row: [
      company,
      account,
      name,
      type,
      record.foreignCurrencyRevaluation === true ? 1n : 0n,
      dimensionsText(record.dimensions ?? noDimensions) ?? null,
      dimensionRulesText(dimensionRulesOf(record.dimensionRules)) ?? null,
    ],
  });
}

export function checkAccountDimensions(
  record: MainAccountRecord,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  checkDimensions(record, record.dimensions, plan, problems);
  checkDimensionRules(record, record.dimensionRules, plan, problems);
}

/** A main account that something refers to must exist. */
export function checkMainAccount(
  company: string,
  account: string,
  where: string,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  if (plan.has(mainAccountTable, company, account)) return;
  problems.add("CP_ACCOUNT_UNKNOWN", { where, company, accountType: "ledger", account });
}
