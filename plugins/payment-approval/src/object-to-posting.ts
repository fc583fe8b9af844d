import { formatMoney, type Journal, type Money, type Objection, type ValidateContext } from "@contrapost/sdk";
import type { ApprovalRules } from "./approval-rules.js";
import { obstacleToApproval } from "./may-approve.js";
import { paymentTotals } from "./payment-totals.js";

type Context = Pick<ValidateContext, "user" | "lines" | "approval" | "contentHash">;

/** Everything that keeps a user from posting a journal with payments to vendors. */
export async function objectToPosting(
  journal: Journal,
  context: Context,
  rules: ApprovalRules,
): Promise<readonly Objection[]> {
  // What another company has paid was approved there, where the money leaves.
  if (journal.origin.kind === "centralPayment") return [];
  const totals = await paymentTotals(context.lines());
  if (totals.length === 0) return [];
  const objections: Objection[] = [];
  if (context.user === journal.createdBy) {
    const message = `${context.user} created the journal: somebody else must post it`;
    objections.push({ code: "CREATOR_POSTS", message });
  }
  const counted = await countApprovals(journal, context, totals, rules);
  for (const total of totals) {
    const objection = objectionTo(total, counted.by, rules);
    if (objection !== undefined) objections.push(objection);
  }
  return [...objections, ...counted.objections];
}

function objectionTo(total: Money, by: readonly string[], { tiers }: ApprovalRules): Objection | undefined {
  const own = tiers.filter(({ upTo }) => upTo.currency === total.currency);
  const highest = own.at(-1);
  const paid = formatMoney(total);
  if (highest === undefined) {
    return { code: "NO_LIMIT", message: `it pays ${paid}, but no limit is set for ${total.currency}` };
  }
  const tier = own.find(({ upTo }) => total.amount <= upTo.amount);
  if (tier === undefined) {
    const message = `it pays ${paid}, more than anybody may approve, ${formatMoney(highest.upTo)}`;
    return { code: "LIMIT_EXCEEDED", message };
  }
  if (by.length >= tier.approvers) return undefined;
  const needed = tier.approvers === 1 ? "1 approval" : `${tier.approvers} approvals`;
  const has = by.length === 0 ? "has none" : `has ${by.length}, by ${by.join(" and ")}`;
  return { code: "APPROVALS_MISSING", message: `it pays ${paid}, which needs ${needed}, but ${has}` };
}

/** The approvals that count, and why others do not. */
async function countApprovals(
  journal: Journal,
  context: Context,
  totals: readonly Money[],
  rules: ApprovalRules,
): Promise<{ readonly by: readonly string[]; readonly objections: readonly Objection[] }> {
  const { submitted, approvals } = await context.approval();
  const by: string[] = [];
  const objections: Objection[] = [];
  if (approvals.length === 0) return { by, objections };
  const content = await context.contentHash();
  for (const approval of approvals) {
    // Rules and rights may have changed since the approval was given.
    if (approval.by === journal.createdBy || approval.by === submitted?.by) continue;
    const obstacle = obstacleToApproval(approval.by, totals, rules);
    if (obstacle !== undefined) objections.push(obstacle);
    else if (approval.contentHash !== content) {
      const message = `the journal was changed after ${approval.by} approved it: have it approved anew`;
      objections.push({ code: "APPROVAL_VOID", message });
    } else by.push(approval.by);
  }
  return { by, objections };
}
