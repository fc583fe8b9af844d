import { eur, usd } from "../builders/amounts.js";
import { aGeneralJournal } from "../builders/general-journal.js";
import { aCustomerInvoice, aVendorInvoice } from "../builders/invoice.js";
import { aCustomerPayment, aVendorPayment } from "../builders/payment.js";
import type { JournalDocument } from "../journal-document.js";

/** One of each kind, for the group of two that {@link aTradingGroup} sets up. */
export const usualJournals: readonly JournalDocument[] = Object.freeze([
  aCustomerInvoice({ company: "DEMF", customer: "C-USMF", invoice: "FR-1", amount: eur(100) }),
  aVendorInvoice({ vendor: "V-DEMF", invoice: "FR-1", amount: eur(100) }),
  aVendorInvoice({ invoice: "ACME-1", amount: usd(70) }),
  aCustomerInvoice({ invoice: "CI-1", amount: usd(30) }),
  aVendorPayment({
    paymentReference: "REF-1",
    lines: [
      { vendor: "V-DEMF", amount: eur(40), settles: "FR-1" },
      { amount: usd(70), settles: "ACME-1" },
    ],
  }),
  aCustomerPayment({ amount: usd(30), settles: "CI-1", paymentReference: "REF-2" }),
  aGeneralJournal({ lines: [{ account: "600100", debit: usd(900), offset: { bank: "USMF-OPER" } }] }),
]);
