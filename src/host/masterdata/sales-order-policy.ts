import type { MirrorFailure } from "@contrapost/sdk";
import { Type } from "@sinclair/typebox";
import { plannedJournalType } from "./journal-name.js";
import type { MasterPlan } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { identifier, oneOf } from "./schema-texts.js";
import { tradingRelationshipTable } from "./trading-relationship.js";

/** How the selling company books what the buying company pays. */
export const salesOrderPolicySchema = Type.Object(
  {
    paymentJournal: Type.Optional(
      identifier(
        "A journal name of type customerPayment in the selling company; without one, that of its accounts receivable parameters.",
      ),
    ),
    postAutomatically: Type.Optional(
      Type.Boolean({ description: "Whether the mirrored journal is posted at once.", default: false }),
    ),
    onFailure: Type.Optional(
      oneOf(["block", "park"], {
        description:
          "What happens when the selling company cannot take the mirror; the plugin's setting without it.",
      }),
    ),
  },
  { additionalProperties: false, description: "The selling company's sales order policy." },
);

/** A policy, found by the selling company and its customer. It replaces the stored one whole. */
export interface SalesOrderPolicyRecord {
  readonly where: string;
  readonly company: string;
  readonly customer: string;
  readonly paymentJournal?: string | undefined;
  readonly postAutomatically: boolean;
  /** `null` for the plugin's own setting; left out, what is stored stays. */
  readonly onFailure?: MirrorFailure | null;
}

export function planSalesOrderPolicy(
  record: SalesOrderPolicyRecord,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  const { where, company, customer, onFailure } = record;
  const values = {
    payment_journal: record.paymentJournal ?? null,
    post_automatically: record.postAutomatically ? 1n : 0n,
    ...(onFailure === undefined ? {} : { on_failure: onFailure }),
  };
  const place = { kind: "tradingRelationship", where } as const;
  if (plan.change(tradingRelationshipTable, [company, customer], values, place)) return;
  problems.add("CP_RELATIONSHIP_UNKNOWN", { where, company, customer });
}

export function checkSalesOrderPolicy(
  record: SalesOrderPolicyRecord,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  checkPaymentJournal(record.company, record.paymentJournal, record.where, plan, problems);
}

/** A payment journal must be a journal name of the selling company, and of type customerPayment. */
export function checkPaymentJournal(
  company: string,
  journal: string | undefined,
  where: string,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  if (journal === undefined) return;
  const type = plannedJournalType(company, journal, plan);
  if (type === undefined) problems.add("CP_JOURNAL_NAME_UNKNOWN", { where, company, name: journal });
  else if (type !== "customerPayment")
    problems.add("CP_POLICY_JOURNAL_TYPE", { where, company, journal, type });
}
