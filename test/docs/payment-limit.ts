import {
  definePlugin,
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalValidate,
} from "@contrapost/sdk";

/** Files of payments that were sent, as the bank has them. */
export const sent: string[] = [];

/** The plugin of docs/testing.md: no payment above 500.00, and each paid journal is sent to the bank once. */
export default definePlugin({
  id: "payment-limit",
  version: "1.0.0",
  host: "^0.1.0",
  register({ on }) {
    on(onVendorPaymentJournalValidate, async function checkLimit(_journal, validation) {
      for await (const lines of validation.lines()) {
        const over = lines.find(({ amount }) => amount > 50_000n);
        if (over) return { code: "PAYMENT_LIMIT", message: "above 500.00", line: over.line };
      }
      return undefined;
    });
    on(onVendorPaymentJournalCommitted, function sendFile(posted, { idempotencyKey, signal }) {
      signal.throwIfAborted();
      if (!sent.includes(idempotencyKey)) sent.push(idempotencyKey);
    });
  },
});
