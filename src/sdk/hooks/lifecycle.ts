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

/** Runs before the posting of a vendor invoice journal, also in preview; an objection refuses it. */
export const onVendorInvoiceValidate = validateHook<Journal>("vendorInvoice");
/**
 * Runs before the posting of a vendor invoice journal; what the handler answers takes the place of the
 * lines.
 */
export const onVendorInvoiceAmend = amendHook<JournalAmendment>("vendorInvoice");
/** Runs inside the transaction that posts a vendor invoice journal, after it was written. */
export const onVendorInvoicePosted = postedHook<PostedJournal>("vendorInvoice");
/** Runs after the commit of a vendor invoice journal, from the outbox, at least once. */
export const onVendorInvoiceCommitted = committedHook<PostedJournal>("vendorInvoice");

/** Runs before the posting of a customer invoice journal, also in preview; an objection refuses it. */
export const onCustomerInvoiceValidate = validateHook<Journal>("customerInvoice");
/**
 * Runs before the posting of a customer invoice journal; what the handler answers takes the place of the
 * lines.
 */
export const onCustomerInvoiceAmend = amendHook<JournalAmendment>("customerInvoice");
/** Runs inside the transaction that posts a customer invoice journal, after it was written. */
export const onCustomerInvoicePosted = postedHook<PostedJournal>("customerInvoice");
/** Runs after the commit of a customer invoice journal, from the outbox, at least once. */
export const onCustomerInvoiceCommitted = committedHook<PostedJournal>("customerInvoice");

/** Runs before the posting of a vendor payment journal, also in preview; an objection refuses it. */
export const onVendorPaymentJournalValidate = validateHook<Journal>("vendorPaymentJournal");
/**
 * Runs before the posting of a vendor payment journal; what the handler answers takes the place of the
 * lines.
 */
export const onVendorPaymentJournalAmend = amendHook<JournalAmendment>("vendorPaymentJournal");
/**
 * Runs inside the posting's transaction, after a vendor payment journal was written.
 * What the handler writes through `posting` commits or rolls back with it.
 *
 * @example
 * ```ts
 * on(onVendorPaymentJournalPosted, async function countLines(posted, posting) {
 *   let lines = 0;
 *   for await (const part of posting.lines()) lines += part.length;
 *   services.log.info("paid", { journal: posted.number, lines });
 * });
 * ```
 */
export const onVendorPaymentJournalPosted = postedHook<PostedJournal>("vendorPaymentJournal");
/** Runs after the commit of a vendor payment journal, from the outbox, at least once. */
export const onVendorPaymentJournalCommitted = committedHook<PostedJournal>("vendorPaymentJournal");

/** Runs before the posting of a customer payment journal, also in preview; an objection refuses it. */
export const onCustomerPaymentJournalValidate = validateHook<Journal>("customerPaymentJournal");
/**
 * Runs before the posting of a customer payment journal; what the handler answers takes the place of the
 * lines.
 */
export const onCustomerPaymentJournalAmend = amendHook<JournalAmendment>("customerPaymentJournal");
/** Runs inside the transaction that posts a customer payment journal, after it was written. */
export const onCustomerPaymentJournalPosted = postedHook<PostedJournal>("customerPaymentJournal");
/** Runs after the commit of a customer payment journal, from the outbox, at least once. */
export const onCustomerPaymentJournalCommitted = committedHook<PostedJournal>("customerPaymentJournal");

/** Runs before the posting of a general journal, also in preview; an objection refuses it. */
export const onGeneralJournalValidate = validateHook<Journal>("generalJournal");
/** Runs before the posting of a general journal; what the handler answers takes the place of the lines. */
export const onGeneralJournalAmend = amendHook<JournalAmendment>("generalJournal");
/** Runs inside the transaction that posts a general journal, after it was written. */
export const onGeneralJournalPosted = postedHook<PostedJournal>("generalJournal");
/** Runs after the commit of a general journal, from the outbox, at least once. */
export const onGeneralJournalCommitted = committedHook<PostedJournal>("generalJournal");

/**
 * Runs before the posting of a settlement document, which settles or unsettles after posting, also in
 * preview; an objection refuses it.
 */
export const onSettlementValidate = validateHook<Journal>("settlement");
/**
 * Runs inside the transaction that posts a settlement document, which settles or unsettles after posting,
 * after it was written.
 */
export const onSettlementPosted = postedHook<PostedJournal>("settlement");
/**
 * Runs after the commit of a settlement document, which settles or unsettles after posting, from the outbox,
 * at least once.
 */
export const onSettlementCommitted = committedHook<PostedJournal>("settlement");

/**
 * Runs before the posting of a reversal, which takes back vouchers of a posted journal, also in preview; an
 * objection refuses it.
 */
export const onReversalValidate = validateHook<Journal>("reversal");
/**
 * Runs inside the transaction that posts a reversal, which takes back vouchers of a posted journal, after it
 * was written.
 */
export const onReversalPosted = postedHook<PostedJournal>("reversal");
/**
 * Runs after the commit of a reversal, which takes back vouchers of a posted journal, from the outbox, at
 * least once.
 */
export const onReversalCommitted = committedHook<PostedJournal>("reversal");

/**
 * Runs before a journal is submitted, approved, rejected or recalled; an objection refuses that step. The context's
 * `user` is who takes it, `approval()` tells who did what before, and `contentHash()` what the journal says.
 *
 * @example
 * ```ts
 * on(onJournalApprovalValidate, async function fourEyes({ action, journal }, context) {
 *   if (action !== "approve" || context.user !== journal.createdBy) return undefined;
 *   return { code: "OWN_JOURNAL", message: "who made a journal does not approve it" };
 * });
 * ```
 */
export const onJournalApprovalValidate = validateHook<ApprovalRequest>("journalApproval");

/** Runs inside a transaction when a user or a retry releases a parked mirror: the plugin makes it now. */
export const onMirrorPosted = postedHook<Mirror>("mirror");
