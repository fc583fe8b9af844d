import type {
  ApprovalAction,
  ApprovalEvent,
  ApprovalEventKind,
  JournalApproval,
  JournalStatus,
} from "@contrapost/sdk";

/** What an action needs, what it leads to, and what is remembered of it. */
export interface ApprovalStep {
  readonly from: readonly JournalStatus[];
  readonly to: JournalStatus;
  readonly event: ApprovalEventKind;
}

const underApproval: readonly JournalStatus[] = ["submitted", "approved"];

/**
 * The steps of an approval. An approved journal may be approved once more, by somebody else: who needs two approvers
 * counts them. Until it is posted it can be rejected or recalled.
 */
export const approvalSteps: Readonly<Record<ApprovalAction, ApprovalStep>> = {
  submit: { from: ["draft"], to: "submitted", event: "submitted" },
  approve: { from: underApproval, to: "approved", event: "approved" },
  reject: { from: underApproval, to: "draft", event: "rejected" },
  recall: { from: underApproval, to: "draft", event: "recalled" },
};

/** How far the approval has come after these steps: what came before the last submission counts no more. */
export function approvalAfter(history: readonly ApprovalEvent[]): JournalApproval {
  let submitted: ApprovalEvent | undefined;
  let approvals: ApprovalEvent[] = [];
  for (const step of history) {
    if (step.event === "approved") {
      approvals.push(step);
      continue;
    }
    submitted = step.event === "submitted" ? step : undefined;
    approvals = [];
  }
  return { ...(submitted && { submitted }), approvals, history };
}
