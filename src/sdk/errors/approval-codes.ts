import type { ErrorDefinition } from "./error-definition.js";

/** Errors of the approval of journals. */
export const approvalCodes = {
  CP_APPROVAL_NOT_NEEDED: {
    message: "{where} has journal name {name}, whose journals need no approval.",
    mend: "Post the journal, or let journal name {name} ask for approval.",
  },
  CP_APPROVAL_REASON_MISSING: {
    message: "{where}: a rejection needs a reason.",
    mend: "Say what the author has to mend.",
  },
  CP_APPROVAL_REFUSED: {
    message: "{where}: {user} cannot {action} it, {count}: {first}",
    mend: "Mend every objection listed.",
  },
  CP_APPROVAL_STALE: {
    message: "{where} is not what was approved: its content has changed since.",
    mend: "Reject the journal, look at it again, and submit it anew.",
  },
  CP_APPROVED_ALREADY: {
    message: "{where}: {user} has approved it already.",
    mend: "Let somebody else approve it, or post it.",
  },
  CP_JOURNAL_FROZEN: {
    message: "A journal under approval cannot be changed: {reason}.",
    mend: "Recall or reject the journal, change the draft, and submit it again.",
  },
  CP_RECALL_OTHERS: {
    message: "{where} was submitted by {submitter}; {user} cannot recall it.",
    mend: "Reject it with a reason, or let {submitter} recall it.",
  },
  CP_TRANSFER_APPROVED: {
    message: "{where} was approved as a whole, so that no lines of it are transferred: {first}",
    mend: "Mend every problem listed, or reject the journal and submit it without the lines at fault.",
  },
} as const satisfies Record<string, ErrorDefinition>;
