import { formatMoney, type Money } from "@contrapost/sdk";
import type { ApprovalRules } from "./approval-rules.js";

/** Why a user's approval of these payments does not count; undefined where it does. */
export function obstacleToApproval(
  user: string,
  totals: readonly Money[],
  { approvers }: ApprovalRules,
): { readonly code: string; readonly message: string } | undefined {
  if (approvers === undefined) return undefined;
  if (!approvers.has(user)) return { code: "NOT_AN_APPROVER", message: `${user} is not among the approvers` };
  const limits = approvers.get(user);
  if (limits === undefined) return undefined;
  for (const total of totals) {
    const limit = limits.find(({ currency }) => currency === total.currency);
    if (limit !== undefined && total.amount <= limit.amount) continue;
    const most = limit === undefined ? `nothing in ${total.currency}` : `no more than ${formatMoney(limit)}`;
    return {
      code: "APPROVER_LIMIT",
      message: `${user} may approve ${most}, but the journal pays ${formatMoney(total)}`,
    };
  }
  return undefined;
}
