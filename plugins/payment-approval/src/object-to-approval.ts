import type { ApprovalRequest, Objection, ValidateContext } from "@contrapost/sdk";
import type { ApprovalRules } from "./approval-rules.js";
import { obstacleToApproval } from "./may-approve.js";
import { paymentTotals } from "./payment-totals.js";

type Context = Pick<ValidateContext, "user" | "lines" | "approval">;

/** Why a user may not approve a journal: who created or submitted it cannot, nor who lacks the right to so much. */
export async function objectToApproval(
  { action, journal }: ApprovalRequest,
  context: Context,
  rules: ApprovalRules,
): Promise<readonly Objection[]> {
  if (action !== "approve") return [];
  const totals = await paymentTotals(context.lines());
  if (totals.length === 0) return [];
  const { user } = context;
  const objections: Objection[] = [];
  if (user === journal.createdBy) {
    objections.push({
      code: "OWN_JOURNAL",
      message: `${user} created the journal: somebody else must approve it`,
    });
  }
  const { submitted } = await context.approval();
  if (user === submitted?.by && user !== journal.createdBy) {
    objections.push({
      code: "OWN_JOURNAL",
      message: `${user} submitted the journal: somebody else must approve it`,
    });
  }
  const obstacle = obstacleToApproval(user, totals, rules);
  if (obstacle !== undefined) objections.push(obstacle);
  return objections;
}
