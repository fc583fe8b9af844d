import type { Journal } from "./journal.js";

/** What people do with a journal whose name asks for approval. */
export type ApprovalAction = "submit" | "approve" | "reject" | "recall";

/** What is remembered of it. */
export type ApprovalEventKind = "submitted" | "approved" | "rejected" | "recalled";

/** One step of a journal's approval, as it is kept for ever. */
export interface ApprovalEvent {
  /** What was done. */
  readonly event: ApprovalEventKind;
  /** Who took it. */
  readonly by: string;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Why; a rejection always has one. */
  readonly reason?: string;
  /** What the journal said then; see `ValidateContext.contentHash`. */
  readonly contentHash: string;
}

/** A step that is asked for, before it is taken. */
export interface ApprovalRequest {
  /** The journal as it stands, before the step. */
  readonly journal: Journal;
  /** The step. */
  readonly action: ApprovalAction;
  /** What its user says about it. */
  readonly reason?: string;
}

/** How far a journal's approval has come. */
export interface JournalApproval {
  /** Who submitted it, while it is submitted or approved. */
  readonly submitted?: ApprovalEvent;
  /** Who approved it since, each person once, in their order. */
  readonly approvals: readonly ApprovalEvent[];
  /** All steps ever taken, the oldest first. */
  readonly history: readonly ApprovalEvent[];
}
