import type { JournalRef, TradingRelationship } from "@contrapost/sdk";

/** The payments of one journal that fall under one trading relationship. */
export interface PaymentsToMirror {
  readonly source: JournalRef;
  readonly relationship: TradingRelationship;
  readonly lineCount: number;
  /** The mirror that was parked or not made before, when this is its release. */
  readonly recorded?: number;
}
