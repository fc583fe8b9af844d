// @ts-check
import { definePlugin, formatAmount, onVendorPaymentJournalValidate, parseAmount } from "@contrapost/sdk";

/** Objects to vendor payments above a limit: to every one of them, before anything is written. */
export default definePlugin({
  id: "payment-limit",
  version: "1.0.0",
  host: "^0.1.0",
  config: async () => (await import("./payment-limit-config.js")).PaymentLimitConfig,
  register({ config, on }) {
    on(onVendorPaymentJournalValidate, async function checkLimit(_journal, validation) {
      const objections = [];
      for await (const lines of validation.lines()) {
        for (const { line, amount, currency } of lines) {
          if (amount <= parseAmount(config.limit, currency)) continue;
          const paid = `${formatAmount(amount, currency)} ${currency}`;
          objections.push({
            code: "PAYMENT_LIMIT",
            message: `${paid} is above the limit of ${config.limit}`,
            line,
          });
        }
      }
      return objections;
    });
  },
});
