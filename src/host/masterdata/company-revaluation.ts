import { type Static, Type } from "@sinclair/typebox";
import { plannedJournalType } from "./journal-name.js";
import { checkMainAccount } from "./main-account.js";
import type { MasterPlan } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { identifier } from "./schema-texts.js";

/** How a company revalues what is open in foreign currency. */
export const companyRevaluationSchema = Type.Object(
  {
    journal: Type.Optional(identifier("The journal name, of type general, that revaluations are made from.")),
    gainAccount: Type.Optional(
      identifier("The main account for unrealized exchange gains, where a posting profile has none."),
    ),
    lossAccount: Type.Optional(
      identifier("The main account for unrealized exchange losses, where a posting profile has none."),
    ),
  },
  { additionalProperties: false, description: "How the company revalues what is open in foreign currency." },
);

export type CompanyRevaluation = Static<typeof companyRevaluationSchema>;

export function checkRevaluation(
  { journal, gainAccount, lossAccount }: CompanyRevaluation,
  { where, id: company }: { readonly where: string; readonly id: string },
  plan: MasterPlan,
  problems: ProblemList,
): void {
  for (const account of [gainAccount, lossAccount]) {
    if (account !== undefined) checkMainAccount(company, account, where, plan, problems);
  }
  if (journal === undefined) return;
  const type = plannedJournalType(company, journal, plan);
  if (type === undefined) problems.add("CP_JOURNAL_NAME_UNKNOWN", { where, company, name: journal });
  else if (type !== "general") problems.add("CP_REVALUATION_JOURNAL_TYPE", { where, company, journal, type });
}
