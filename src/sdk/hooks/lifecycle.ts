import type { Mirror } from "../documents/mirror.js";
import type { Journal, JournalLine } from "../documents/journal.js";
import type { ApprovalRequest } from "../documents/journal-approval.js";
import type { PostedJournal } from "../documents/posted-journal.js";
import { amendHook, committedHook, postedHook, validateHook } from "./hook.js";

/** What `amend` handlers change: a part of the journal's lines (big journals come in several parts). */
export interface JournalAmendment {
  /** The journal's header, which an amendment cannot change. */
  readonly journal: Journal;
  /** The part of its lines that is looked at now. None may be left out, added or renumbered. */
  readonly lines: readonly JournalLine[];
}

export const onVendorInvoiceValidate = validateHook<Journal>("vendorInvoice");
export const onVendorInvoiceAmend = amendHook<JournalAmendment>("vendorInvoice");
export const onVendorInvoicePosted = postedHook<PostedJournal>("vendorInvoice");
export const onVendorInvoiceCommitted = committedHook<PostedJournal>("vendorInvoice");

export const onCustomerInvoiceValidate = validateHook<Journal>("customerInvoice");
export const onCustomerInvoiceAmend = amendHook<JournalAmendment>("customerInvoice");
export const onCustomerInvoicePosted = postedHook<PostedJournal>("customerInvoice");
export const onCustomerInvoiceCommitted = committedHook<PostedJournal>("customerInvoice");

export const onVendorPaymentJournalValidate = validateHook<Journal>("vendorPaymentJournal");
export const onVendorPaymentJournalAmend = amendHook<JournalAmendment>("vendorPaymentJournal");
/**
 * Runs inside the posting's transaction, after a vendor payment journal was written.
 * What the handler writes through `posting` commits or rolls back with it.
 *
 * @example
 * on(onVendorPaymentJournalPosted, async function notifyTreasury(posted, posting) { … });
 */
export const onVendorPaymentJournalPosted = postedHook<PostedJournal>("vendorPaymentJournal");
export const onVendorPaymentJournalCommitted = committedHook<PostedJournal>("vendorPaymentJournal");

export const onCustomerPaymentJournalValidate = validateHook<Journal>("customerPaymentJournal");
export const onCustomerPaymentJournalAmend = amendHook<JournalAmendment>("customerPaymentJournal");
export const onCustomerPaymentJournalPosted = postedHook<PostedJournal>("customerPaymentJournal");
export const onCustomerPaymentJournalCommitted = committedHook<PostedJournal>("customerPaymentJournal");

export const onGeneralJournalValidate = validateHook<Journal>("generalJournal");
export const onGeneralJournalAmend = amendHook<JournalAmendment>("generalJournal");
export const onGeneralJournalPosted = postedHook<PostedJournal>("generalJournal");
export const onGeneralJournalCommitted = committedHook<PostedJournal>("generalJournal");

export const onSettlementValidate = validateHook<Journal>("settlement");
export const onSettlementPosted = postedHook<PostedJournal>("settlement");
export const onSettlementCommitted = committedHook<PostedJournal>("settlement");

export const onReversalValidate = validateHook<Journal>("reversal");
export const onReversalPosted = postedHook<PostedJournal>("reversal");
export const onReversalCommitted = committedHook<PostedJournal>("reversal");

/**
 * Runs before a journal is submitted, approved, rejected or recalled; an objection refuses that step. The context's
 * `user` is who takes it, `approval()` tells who did what before, and `contentHash()` what the journal says.
 *
 * @example
 * on(onJournalApprovalValidate, async function fourEyes({ action, journal }, context) {
 *   if (action !== "approve" || context.user !== journal.createdBy) return;
 *   return { code: "OWN_JOURNAL", message: "who made a journal does not approve it" };
 * });
 */
export const onJournalApprovalValidate = validateHook<ApprovalRequest>("journalApproval");

/** Runs inside a transaction when a user or a retry releases a parked mirror: the plugin makes it now. */
export const onMirrorPosted = postedHook<Mirror>("mirror");
