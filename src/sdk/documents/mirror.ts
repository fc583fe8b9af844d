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
  /** Stable, in capital letters. */
  readonly code: string;
  /** The sentence. */
  readonly text: string;
}

/** What is mirrored: a payment, or the reversal of a mirrored payment. */
export type MirrorEvent = "payment" | "reversal";

/** The tie between one source journal and what became of it in one selling company. */
export interface Mirror {
  /** Its number, for `contrapost mirrors show`. */
  readonly id: number;
  /** Whether a payment or its reversal is mirrored. */
  readonly event: MirrorEvent;
  /** The mirrored journal, in the buying company. */
  readonly source: JournalRef;
  /** The relationship, with the policy as it is now. */
  readonly relationship: TradingRelationship;
  /** How far it has come. */
  readonly status: MirrorStatus;
  /** The journal in the selling company, once made. */
  readonly target?: JournalRef;
  /** Why it is parked or was not made. */
  readonly reason?: MirrorReason;
  /** How many of the source's lines it takes over. */
  readonly lineCount: number;
  /** The user whose posting asked for it. */
  readonly initiatedBy: string;
  /** The id of the plugin that made it. */
  readonly plugin: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
}

/** One mirrored line: the source line, the line it became, and a flag where it could not settle in full. */
export interface MirrorLine {
  /** The line of the mirrored journal. */
  readonly sourceLine: number;
  /** The line that it became in the partner's journal. */
  readonly targetLine: number;
  /** Why it could not settle in full; left out where it did. */
  readonly flag?: MirrorFlag;
}

/** Why a mirrored line stands on account, wholly or in part. */
export type MirrorFlag = "noCounterpart" | "counterpartClosed" | "counterpartOpenLess";
