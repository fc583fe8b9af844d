import type { ErrorDefinition } from "./error-definition.js";

/** Errors of payment holds and payment proposals. */
export const paymentCodes = {
  CP_DUE_ACCOUNTS_MISSING: {
    message: "{where}: {payer} has no due accounts with {company}, and so cannot pay for it.",
    mend: "Add an entry to intercompanyAccounting in which {payer} is paying and {company} is paid for.",
  },
  CP_HOLD_MISSING: {
    message: "Invoice {invoice} of vendor {vendor} of {company} is not on hold.",
    mend: "List what is on hold with: contrapost holds.",
  },
  CP_HOLD_REASON_MISSING: {
    message: "Invoice {invoice} of vendor {vendor} of {company} cannot be held without a reason.",
    mend: "Say why it is not to be paid.",
  },
  CP_HOLD_STANDS: {
    message: "Invoice {invoice} of vendor {vendor} of {company} is on hold already: {reason}",
    mend: "Release it first to hold it for another reason.",
  },
  CP_INVOICE_ON_HOLD: {
    message: "{where}: invoice {invoice} of {side} {party} of {company} is on payment hold: {reason}",
    mend: "Release invoice {invoice}, or take it out of the payment.",
  },
  CP_PROPOSAL_CURRENCY: {
    message: "A payment proposal with {what} needs a currency.",
    mend: "Name the currency that the amounts are in; only its invoices are proposed then.",
  },
  CP_PROPOSAL_JOURNAL_TYPE: {
    message:
      "Journal name {name} of {company} has type {type}; payments are proposed into a vendorPayment journal.",
    mend: "Choose a journal name of type vendorPayment.",
  },
} as const satisfies Record<string, ErrorDefinition>;
