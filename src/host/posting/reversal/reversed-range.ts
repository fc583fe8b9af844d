import type { Journal } from "@contrapost/sdk";

/** A posted journal by the ids that its rows start from. */
interface JournalRange {
  readonly id: number;
  readonly header: Journal;
  readonly voucherBase: number;
  readonly voucherCount: number;
  readonly transactionBase: number;
}

/** What a reversal writes, and what it takes back. Line n of the reversal negates line n of the source. */
export interface ReversedRange {
  readonly journal: { readonly id: number; readonly header: Journal };
  readonly date: string;
  readonly voucherBase: number;
  readonly voucherCount: number;
  readonly transactionBase: number;
  readonly source: JournalRange;
}
