import type { JournalRef, MirrorEvent, TradingRelationship } from "@contrapost/sdk";

/** What of one journal falls under one trading relationship: payments, or reversals of payments. */
export interface SourceToMirror {
  readonly source: JournalRef;
  readonly event: MirrorEvent;
  readonly relationship: TradingRelationship;
  readonly lineCount: number;
  /** The mirror that was parked or not made before, when this is its release. */
  readonly recorded?: number;
}
