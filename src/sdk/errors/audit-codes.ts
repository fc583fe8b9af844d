import type { ErrorDefinition } from "./error-definition.js";

/** What can go wrong when postings are looked for and followed. */
export const auditCodes = {
  CP_POSTING_AMBIGUOUS: {
    message: "Several companies have a journal or voucher {number}: {companies}.",
    mend: "Name the company too: COMPANY/{number}.",
  },
  CP_POSTING_UNKNOWN: {
    message: "There is neither a journal nor a voucher {posting}.",
    mend: "List the journals with: contrapost journals. Vouchers stand in: contrapost ledger COMPANY.",
  },
} as const satisfies Record<string, ErrorDefinition>;
