import {
  definePlugin,
  onCustomerInvoicePosted,
  onCustomerInvoiceValidate,
  onGeneralJournalPosted,
  onGeneralJournalValidate,
  onMirrorPosted,
  onReversalPosted,
  onVendorInvoicePosted,
  onVendorInvoiceValidate,
  onVendorPaymentJournalPosted,
} from "@contrapost/sdk";
import { compareTotals, linkInvoices } from "./link-invoices.js";
import { mirrorPayments } from "./mirror-payments.js";
import { mirrorReversals } from "./mirror-reversals.js";
import { releaseMirror } from "./release-mirror.js";
import type { SettlementConfig } from "./settlement-config.js";

/**
 * Mirrors vendor payments between the companies of a group: a posted vendor payment makes, and where the policy says
 * so posts, the customer payment in the selling company, settling the same invoices. What becomes of a payment becomes
 * of its mirror: reversing it reverses the mirror too.
 */
export default definePlugin<SettlementConfig>({
  id: "intercompany-settlement",
  version: "0.1.0",
  host: "^0.1.0",
  rights: {
    create: ["customerPayment", "reversal", "mirror", "invoiceLink"],
    post: ["customerPayment", "reversal"],
    companies: "any",
  },
  config: async () => (await import("./settlement-config.js")).SettlementConfig,
  register({ config, on }) {
    for (const hook of [onVendorInvoiceValidate, onCustomerInvoiceValidate, onGeneralJournalValidate]) {
      on(hook, compareTotals);
    }
    for (const hook of [onVendorInvoicePosted, onCustomerInvoicePosted]) on(hook, linkInvoices);
    on(onGeneralJournalPosted, linkInvoices);
    // Payments may be entered in a general (daily) journal too.
    for (const hook of [onVendorPaymentJournalPosted, onGeneralJournalPosted]) {
      on(hook, function mirrorVendorPayments(posted, posting) {
        return mirrorPayments(posted, posting, config);
      });
    }
    on(onReversalPosted, function mirrorReversal(posted, posting) {
      return mirrorReversals(posted, posting, config);
    });
    on(onMirrorPosted, function releaseParkedMirror(mirror, posting) {
      return releaseMirror(mirror, posting, config);
    });
  },
});
