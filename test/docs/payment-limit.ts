import {
  definePlugin,
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalValidate,
  parseAmount,
} from "@contrapost/sdk";
import { IsString } from "@contrapost/sdk/config";

/** Files of payments that were sent, as the bank has them. */
export const sent: string[] = [];

class Settings {
  @IsString()
  limit = "500.00";
}

/** The plugin that examples test: no payment above a limit, and each paid journal is sent to the bank once. */
export default definePlugin({
  id: "payment-limit",
  version: "1.0.0",
  host: "^0.1.0",
  config: () => Settings,
  register({ config, on }) {
    on(onVendorPaymentJournalValidate, async function checkLimit(_journal, validation) {
      for await (const lines of validation.lines()) {
        const over = lines.find(({ amount, currency }) => amount > parseAmount(config.limit, currency));
        if (over) return { code: "PAYMENT_LIMIT", message: `above ${config.limit}`, line: over.line };
      }
      return undefined;
    });
    on(onVendorPaymentJournalCommitted, function sendFile(posted, { idempotencyKey, signal }) {
      signal.throwIfAborted();
      if (!sent.includes(idempotencyKey)) sent.push(idempotencyKey);
    });
  },
});
