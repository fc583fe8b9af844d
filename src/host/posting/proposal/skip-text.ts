import type { SkipReason } from "../../ledger/payment-proposal.js";

/** Why a due item is not proposed, in a sentence. */
export function skipText(why: SkipReason): string {
  switch (why.kind) {
    case "vendorOnHold":
      return "The vendor is on hold.";
    case "invoiceOnHold":
      return `It is on payment hold: ${why.reason}`;
    case "marked":
      return `It is marked in the open journal ${why.journal}.`;
    case "belowMinimum":
      return "It is below the minimum amount.";
    case "aboveMaximum":
      return "It is above the maximum amount.";
    case "overLimit":
      return "It does not fit into what is left of the limit.";
    case "creditNoteAlone":
      return "A credit note is not paid by itself.";
    case "nothingToPay":
      return "The vendor's credit notes reach its invoices.";
  }
}
