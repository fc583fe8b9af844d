import {
  clockService,
  definePlugin,
  loggerService,
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalValidate,
} from "@contrapost/sdk";
import { checkPayments } from "./check-payments.js";
import { accountHolder, bic, iban } from "./payee.js";
import type { SepaConfig } from "./sepa-config.js";
import { writePaymentFile } from "./write-payment-file.js";

/**
 * Pays vendors by SEPA credit transfer: before a vendor payment journal is posted it objects to payments that no bank
 * would take, and once the posting is committed it writes one ISO 20022 pain.001 file for the journal.
 */
export default definePlugin({
  id: "sepa-credit-transfer",
  version: "0.1.0",
  host: "^0.1.0",
  uses: { clock: clockService, log: loggerService },
  fields: [iban, bic, accountHolder],
  config: async () => (await import("./sepa-config.js")).SepaConfig,
  register({ config, services, on }) {
    const { folder, companies } = config as SepaConfig;
    const payerOf = (company: string) => companies.find((payer) => payer.company === company);

    on(onVendorPaymentJournalValidate, async function checkTransfers(journal, validation) {
      const payer = payerOf(journal.company);
      return payer === undefined ? undefined : await checkPayments(payer, validation);
    });

    on(onVendorPaymentJournalCommitted, async function writeTransfers(posted, committed) {
      const payer = payerOf(posted.company);
      if (payer === undefined) return;
      const written = await writePaymentFile({
        folder,
        payer,
        journal: posted,
        committed,
        now: services.clock.now(),
      });
      if (written === undefined) return;
      const { file, isNew, payments, controlSum } = written;
      const facts = { company: posted.company, journal: posted.number, file, payments, controlSum };
      services.log.info(isNew ? "payment file written" : "payment file was there already", facts);
    });
  },
});
