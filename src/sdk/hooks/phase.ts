/**
 * The four moments of a posting. `validate` and `amend` run before anything is written, `posted` inside the
 * transaction, `committed` after it, from the outbox.
 */
export type Phase = "validate" | "amend" | "posted" | "committed";

/** The documents whose posting can be extended, and the approval of journals. */
export type DocumentKind =
  | "vendorInvoice"
  | "customerInvoice"
  | "vendorPaymentJournal"
  | "customerPaymentJournal"
  | "generalJournal"
  | "journalApproval"
  | "settlement"
  | "reversal"
  | "mirror";

/** Names an event that a plugin defines: the plugin's id and the event's name, `treasury.limitBreach`. */
export type EventId = `${string}.${string}`;
