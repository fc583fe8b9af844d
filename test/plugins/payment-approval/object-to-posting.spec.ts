import {
  type ApprovalEvent,
  type Journal,
  type JournalApproval,
  type JournalLine,
  money,
} from "@contrapost/sdk";
import { expect } from "chai";
import type { ApprovalRules } from "#plugins/payment-approval/dist/approval-rules.js";
import { objectToPosting } from "#plugins/payment-approval/dist/object-to-posting.js";

const journal = {
  company: "USMF",
  number: "PAY-1",
  createdBy: "ann",
  origin: { kind: "user" },
} as Journal;
const line = { account: { type: "vendor", id: "V-1" }, currency: "USD", amount: 40000n } as JournalLine;
const rules: ApprovalRules = {
  tiers: [{ upTo: money("USD", 50000n), approvers: 1 }],
  approvers: undefined,
};

const approvalBy = (by: string, contentHash: string): ApprovalEvent => ({
  event: "approved",
  by,
  at: "2024-03-15T12:00:00.000Z",
  contentHash,
});

/** What a posting by eve is told of a journal that says `now`. */
function context(approvals: readonly ApprovalEvent[], submitter = "ann") {
  const submitted: ApprovalEvent = { ...approvalBy(submitter, "now"), event: "submitted" };
  const approval: JournalApproval = { submitted, approvals, history: [] };
  return {
    user: "eve",
    async *lines() {
      yield [line];
    },
    approval: async () => approval,
    contentHash: async () => "now",
  };
}

const missing = {
  code: "APPROVALS_MISSING",
  message: "it pays 400.00 USD, which needs 1 approval, but has none",
};

describe("objectToPosting", () => {
  it("counts an approval of what the journal says now", async () => {
    const objections = await objectToPosting(journal, context([approvalBy("bob", "now")]), rules);
    expect(objections).to.deep.equal([]);
  });

  it("lets pass what another company has paid: that was approved there", async () => {
    const origin = { kind: "centralPayment", source: { company: "GBSI", number: "PAY-9" } } as const;
    expect(await objectToPosting({ ...journal, origin }, context([]), rules)).to.deep.equal([]);
    expect(await objectToPosting(journal, context([]), rules)).to.deep.equal([missing]);
  });

  it("does not count an approval of something else", async () => {
    const objections = await objectToPosting(journal, context([approvalBy("bob", "before")]), rules);
    expect(objections).to.deep.equal([
      missing,
      {
        code: "APPROVAL_VOID",
        message: "the journal was changed after bob approved it: have it approved anew",
      },
    ]);
  });

  it("does not count the approval of one who may not approve so much any more", async () => {
    const less = { ...rules, approvers: new Map([["bob", [money("USD", 39999n)]]]) };
    expect(await objectToPosting(journal, context([approvalBy("bob", "now")]), less)).to.deep.equal([
      missing,
      {
        code: "APPROVER_LIMIT",
        message: "bob may approve no more than 399.99 USD, but the journal pays 400.00 USD",
      },
    ]);
  });

  it("does not count the approval of creator or submitter, given before the rules asked for it", async () => {
    const own = [approvalBy("ann", "now"), approvalBy("sam", "now")];
    const objections = await objectToPosting(journal, context(own, "sam"), rules);
    expect(objections).to.deep.equal([missing]);
  });
});
