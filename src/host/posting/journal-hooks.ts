import {
  type Hook,
  type Journal,
  type JournalAmendment,
  type JournalType,
  onCustomerInvoiceAmend,
  onCustomerInvoiceCommitted,
  onCustomerInvoicePosted,
  onCustomerInvoiceValidate,
  onCustomerPaymentJournalAmend,
  onCustomerPaymentJournalCommitted,
  onCustomerPaymentJournalPosted,
  onCustomerPaymentJournalValidate,
  onGeneralJournalAmend,
  onGeneralJournalCommitted,
  onGeneralJournalPosted,
  onGeneralJournalValidate,
  onReversalCommitted,
  onReversalPosted,
  onReversalValidate,
  onSettlementCommitted,
  onSettlementPosted,
  onSettlementValidate,
  onVendorInvoiceAmend,
  onVendorInvoiceCommitted,
  onVendorInvoicePosted,
  onVendorInvoiceValidate,
  onVendorPaymentJournalAmend,
  onVendorPaymentJournalCommitted,
  onVendorPaymentJournalPosted,
  onVendorPaymentJournalValidate,
  type PostedJournal,
} from "@contrapost/sdk";

/** The hooks that a journal's posting runs. */
export interface JournalHooks {
  readonly validate: Hook<"validate", Journal>;
  /** Missing where the lines follow from what is settled or reversed. */
  readonly amend?: Hook<"amend", JournalAmendment>;
  readonly posted: Hook<"posted", PostedJournal>;
  readonly committed: Hook<"committed", PostedJournal>;
}

/** Which hooks belong to which type of journal. */
export const journalHooks: Readonly<Record<JournalType, JournalHooks>> = {
  vendorInvoice: {
    validate: onVendorInvoiceValidate,
    amend: onVendorInvoiceAmend,
    posted: onVendorInvoicePosted,
    committed: onVendorInvoiceCommitted,
  },
  customerInvoice: {
    validate: onCustomerInvoiceValidate,
    amend: onCustomerInvoiceAmend,
    posted: onCustomerInvoicePosted,
    committed: onCustomerInvoiceCommitted,
  },
  vendorPayment: {
    validate: onVendorPaymentJournalValidate,
    amend: onVendorPaymentJournalAmend,
    posted: onVendorPaymentJournalPosted,
    committed: onVendorPaymentJournalCommitted,
  },
  customerPayment: {
    validate: onCustomerPaymentJournalValidate,
    amend: onCustomerPaymentJournalAmend,
    posted: onCustomerPaymentJournalPosted,
    committed: onCustomerPaymentJournalCommitted,
  },
  general: {
    validate: onGeneralJournalValidate,
    amend: onGeneralJournalAmend,
    posted: onGeneralJournalPosted,
    committed: onGeneralJournalCommitted,
  },
  settlement: {
    validate: onSettlementValidate,
    posted: onSettlementPosted,
    committed: onSettlementCommitted,
  },
  reversal: {
    validate: onReversalValidate,
    posted: onReversalPosted,
    committed: onReversalCommitted,
  },
};
