import type { JournalRef } from "@contrapost/sdk";

/** Which vouchers of a posted journal are to be taken back, and when. */
export interface ReversalRequest {
  /** The posted journal. */
  readonly journal: JournalRef;
  /** `YYYY-MM-DD`; in an open period, and no earlier than what is reversed. */
  readonly date: string;
  /** Numbers of vouchers; all that are not reversed yet without them. */
  readonly vouchers?: readonly string[];
  /** The same by lines of the journal: the vouchers that they stand in. */
  readonly lines?: readonly number[];
  /** A journal name of type `reversal`; the company's only one where left out. */
  readonly name?: string;
  /** The new journal's number; the company's next where left out. */
  readonly number?: string;
  /** What is to be said of the reversal. */
  readonly description?: string;
}
