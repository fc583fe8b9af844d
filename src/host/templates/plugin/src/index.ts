import {
  definePlugin,
  loggerService,
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalValidate,
} from "@contrapost/sdk";
import { paymentsAboveLimit } from "./payments-above-limit.js";

/** Objects to vendor payments above a limit: to every one of them, before anything is written. */
export default definePlugin({
  id: "{{id}}",
  version: "0.1.0",
  host: "{{sdkRange}}",
  uses: { log: loggerService },
  config: async () => (await import("./config.js")).PluginConfig,
  register({ config, services, on }) {
    on(onVendorPaymentJournalValidate, function checkLimit(_journal, validation) {
      return paymentsAboveLimit(validation, config.limit);
    });
    // After the commit, from the outbox: told again until it succeeds.
    on(onVendorPaymentJournalCommitted, function notePayment({ company, number }, { idempotencyKey }) {
      services.log.info("paid", { company, journal: number, idempotencyKey });
    });
  },
});
