/**
 * All that journals go through. The services load it with the first journal that does: to load it takes as long as all
 * else that a host loads, and a command that only reads the books need not wait for it.
 */
export { takeApprovalStep } from "./approval/take-approval-step.js";
export { journalsForOthers } from "./central/journals-for-others.js";
export { previewForOthers } from "./central/preview-for-others.js";
export { committedScope, readPostedJournal } from "./committed-context.js";
export { enterJournal } from "./enter-journal.js";
export { holdInvoice, releaseInvoice } from "./holds/payment-hold.js";
export { lockJournal } from "./journal-header.js";
export { mirrorsOf } from "./mirror-book.js";
export { postInside, postJournal } from "./post-journal.js";
export { previewPosting, readEntries, undoing } from "./preview-posting.js";
export { makeProposal } from "./proposal/make-proposal.js";
export { linesAtFault, refusal, transferRefused } from "./refusal.js";
export { releaseMirror } from "./release-mirror.js";
export { draftReversal } from "./reversal/draft-reversal.js";
export { draftSettlement } from "./settlement/draft-settlement.js";
export { draftUnsettlement } from "./settlement/draft-unsettlement.js";
export { transferLines } from "./transfer-lines.js";
export { objectionsTo } from "./validate-journal.js";
