import { definePlugin, loggerService, onCustomerInvoicePosted, onVendorInvoicePosted } from "@contrapost/sdk";
import type { InvoicingConfig } from "./invoicing-config.js";
import { matchInvoices } from "./match-invoices.js";

/**
 * Makes the other half of an intercompany invoice: the buyer's vendor invoice when the seller's customer invoice is
 * posted, or the other way round, as the policy of the trading relationship says.
 */
export default definePlugin({
  id: "intercompany-invoicing",
  version: "0.1.0",
  host: "^0.1.0",
  uses: { log: loggerService },
  rights: {
    create: ["vendorInvoice", "customerInvoice"],
    post: ["vendorInvoice", "customerInvoice"],
    companies: "any",
  },
  config: async () => (await import("./invoicing-config.js")).InvoicingConfig,
  register({ config, services, on }) {
    const matching = { policies: (config as InvoicingConfig).relationships, log: services.log };
    for (const hook of [onCustomerInvoicePosted, onVendorInvoicePosted]) {
      on(hook, function makeMatchingInvoice(posted, posting) {
        return matchInvoices(posted, posting, matching);
      });
    }
  },
});
