import { Type } from "@sinclair/typebox";
import { companyTable } from "./company.js";
import type { MasterPlan } from "./master-plan.js";
import { partyParameterProperties } from "./party-parameters.js";
import type { ProblemList } from "./problem-list.js";
import { checkPaymentJournal } from "./sales-order-policy.js";
import { identifier } from "./schema-texts.js";

/** The selling company's defaults for what it is paid. */
export const accountsReceivableParametersSchema = Type.Object(
  {
    paymentJournal: Type.Optional(
      identifier("The journal name for customer payments where a sales order policy names none."),
    ),
    ...partyParameterProperties,
  },
  { additionalProperties: false, description: "Accounts receivable parameters of the company." },
);

export interface AccountsReceivableRecord {
  readonly where: string;
  readonly company: string;
  /** Without one the company has no default. */
  readonly defaultPaymentJournal?: string | undefined;
}

export function planAccountsReceivable(record: AccountsReceivableRecord, plan: MasterPlan): void {
  const { where, company, defaultPaymentJournal } = record;
  const values = { default_payment_journal: defaultPaymentJournal ?? null };
  plan.change(companyTable, [company], values, { kind: "company", where });
}

export function checkAccountsReceivable(
  record: AccountsReceivableRecord,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  checkPaymentJournal(record.company, record.defaultPaymentJournal, record.where, plan, problems);
}
