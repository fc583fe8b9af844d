import {
  definePlugin,
  onGeneralJournalValidate,
  onJournalApprovalValidate,
  onVendorPaymentJournalValidate,
} from "@contrapost/sdk";
import type { ApprovalConfig } from "./approval-config.js";
import { approvalRules } from "./approval-rules.js";
import { objectToApproval } from "./object-to-approval.js";
import { objectToPosting } from "./object-to-posting.js";

/**
 * Keeps payments to vendors apart from those who enter them: who created a journal cannot post it, and amounts need
 * as many approvals as the tiers of their currency say, each bound to what the journal said when it was given.
 */
export default definePlugin<ApprovalConfig>({
  id: "payment-approval",
  version: "0.1.0",
  host: "^0.1.0",
  config: async () => (await import("./approval-config.js")).ApprovalConfig,
  register({ config, on }) {
    const rules = approvalRules(config);
    // Payments may be entered in a general (daily) journal too.
    for (const hook of [onVendorPaymentJournalValidate, onGeneralJournalValidate]) {
      on(hook, function requireApprovals(journal, validation) {
        return objectToPosting(journal, validation, rules);
      });
    }
    on(onJournalApprovalValidate, function keepDutiesApart(request, validation) {
      return objectToApproval(request, validation, rules);
    });
  },
});
