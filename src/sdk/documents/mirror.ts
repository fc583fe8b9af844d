import type { JournalRef } from "./journal.js";
import type { TradingRelationship } from "./trading-relationship.js";

/**
 * State of a mirror: `draft`, `submitted` (it waits for approval), `approved` and `posted` follow the mirrored journal;
 * `parked` waits with its reason; `notMirrored` says why nothing was made; `cancelled` was waiting when its source
 * was reversed.
 */
export type MirrorStatus =
  | "draft"
  | "submitted"
  | "approved"
  | "posted"
  | "parked"
  | "notMirrored"
  | "cancelled";

/** Why a mirror was not made, by a stable code and a sentence a user can act on. */
export interface MirrorReason {
  readonly code: string;
  readonly text: string;
}

/** What is mirrored: a payment, or the reversal of a mirrored payment. */
export type MirrorEvent = "payment" | "reversal";

/** The tie between one source journal and what became of it in one selling company. */
export interface Mirror {
  readonly id: number;
  readonly event: MirrorEvent;
  readonly source: JournalRef;
  readonly relationship: TradingRelationship;
  readonly status: MirrorStatus;
  /** The journal in the selling company, once made. */
  readonly target?: JournalRef;
  readonly reason?: MirrorReason;
  readonly lineCount: number;
  readonly initiatedBy: string;
  readonly plugin: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
}

/** One mirrored line: the source line, the line it became, and a flag where it could not settle in full. */
export interface MirrorLine {
  readonly sourceLine: number;
  readonly targetLine: number;
  readonly flag?: MirrorFlag;
}

/** Why a mirrored line stands on account, wholly or in part. */
export type MirrorFlag = "noCounterpart" | "counterpartClosed" | "counterpartOpenLess";
