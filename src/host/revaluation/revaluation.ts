import type { JournalRef, Side } from "@contrapost/sdk";
import type { ForeignBalance } from "../ledger/revalue.js";

/** What is revalued together: open items of vendors or customers, or balances of main accounts. */
export const revaluationSides = ["vendor", "customer", "ledger"] as const;

/** One side of a company's books that is revalued by itself. */
export type RevaluationSide = Side | "ledger";

/** The currencies that books are kept in. */
export type BooksCurrency = "accounting" | "reporting";

/** What is to be revalued, and how. */
export interface RevaluationRequest {
  /** The company's id. */
  readonly company: string;
  /** The day at whose end items are open and whose rate they get. */
  readonly date: string;
  /** One side, or all where it is left out. */
  readonly side?: RevaluationSide | undefined;
  /** The company's own rate type where it is left out. */
  readonly rateType?: string | undefined;
  /** The same for the reporting currency of a company that has one. */
  readonly reportingRateType?: string | undefined;
  /** When the revaluation is taken back; the day after `date` where it is left out. */
  readonly reversalDate?: string | undefined;
  /** The company's journal name for revaluations where it is left out. */
  readonly journalName?: string | undefined;
}

/** An open item or the balance of an account, with its value before and after. */
export interface RevaluedBalance extends ForeignBalance {
  /** The main account that is adjusted. */
  readonly account: string;
  /** What it is, as `vendor V-DEMF, invoice FR-1001`. */
  readonly what: string;
  /** What its value changes by, in the same currency of the books as `value`; a gain is positive. */
  readonly difference: bigint;
}

/** What became of one side's revaluation. */
export interface Revaluation {
  /** Whose balances were revalued. */
  readonly company: string;
  /** Which of them. */
  readonly side: RevaluationSide;
  /** `YYYY-MM-DD`; the day of the rates. */
  readonly date: string;
  /** `YYYY-MM-DD`; the day on which it is taken back. */
  readonly reversalDate: string;
  /** The rate type that was used. */
  readonly rateType: string;
  /** The currency of all differences. */
  readonly accountingCurrency: string;
  /** Only in a company with a reporting currency. */
  readonly reportingCurrency?: string;
  /** The rate type that was used for the reporting currency, where the company has one. */
  readonly reportingRateType?: string;
  /**
   * `posted` now; `previewed`, with nothing written; `standing`, where it was posted before; or `nothing`, where no
   * value differs.
   */
  readonly status: "posted" | "previewed" | "standing" | "nothing";
  /** The journal that revalues and takes back; none in a preview and where there was nothing to revalue. */
  readonly journal?: JournalRef;
  /** What changes in the accounting currency, by party or account and currency; empty where it was posted before. */
  readonly balances: readonly RevaluedBalance[];
  /** The same in the reporting currency; missing in a company without one. */
  readonly reportingBalances?: readonly RevaluedBalance[];
}
