/** Why an entry stands in its voucher. */
export type EntryKind =
  | "line"
  | "offset"
  | "exchangeAdjustment"
  | "exchangeGain"
  | "exchangeLoss"
  | "rounding"
  | "cashDiscount"
  | "pennyDifference"
  | "writeOff"
  /** What is settled moves from its own summary account to that of the payment. */
  | "transfer";

/** One ledger entry. A debit is positive, a credit negative, in both amounts. */
export interface LedgerEntry {
  /** The main account. */
  readonly account: string;
  /** The transaction currency. */
  readonly currency: string;
  /** Minor units of {@link currency}; 0 on entries that only correct the accounting currency. */
  readonly amount: bigint;
  /** Minor units of the company's accounting currency. */
  readonly accounting: bigint;
  /** Minor units of the company's reporting currency, where it has one. */
  readonly reporting?: bigint;
  readonly kind: EntryKind;
  /** Financial dimensions as one text; none where left out. */
  readonly dimensions?: string;
}
