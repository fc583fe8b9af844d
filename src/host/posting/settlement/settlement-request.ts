import type { JournalRef, Side } from "@contrapost/sdk";
import type { SettlementOrder } from "../../ledger/settlement-order.js";

/** A transaction by its invoice number, or by its voucher where it has none, and how much of it. */
export interface NamedTransaction {
  /** The number of an invoice or credit note. */
  readonly invoice?: string;
  /** Instead: the voucher of a payment or prepayment. */
  readonly voucher?: string;
  /** A decimal in the transaction's own currency, without sign; all that is open of it where left out. */
  readonly amount?: string;
}

/** Which open transactions of a party are settled with each other, and when. */
export interface SettlementRequest {
  /** The company's id. */
  readonly company: string;
  /** Vendor or customer. */
  readonly side: Side;
  /** The party's id. */
  readonly party: string;
  /** `YYYY-MM-DD`; in an open period, and no earlier than what is settled. */
  readonly date: string;
  /** Any mix of invoices, credit notes and payments; all that is open, in no open journal and not on payment hold where left out. */
  readonly transactions?: readonly NamedTransaction[];
  /** The order where no transactions are named; the party's own where it is left out. */
  readonly order?: SettlementOrder;
  /**
   * How many units of the payments' currency one unit of the other currency is worth; by the rates of the date where
   * it is left out.
   */
  readonly crossRate?: string;
  /** A journal name of type `settlement`; the company's only one where left out. */
  readonly name?: string;
  /** The new journal's number; the company's next where left out. */
  readonly number?: string;
  /** What is to be said of the settlement. */
  readonly description?: string;
}

/** Which settlements are undone, and when. */
export interface UnsettleRequest {
  /** The settlement document, or the journal whose payments settled when they were posted. */
  readonly journal: JournalRef;
  /** `YYYY-MM-DD`; in an open period, and no earlier than the settlements. */
  readonly date: string;
  /** Only those of this payment, or other transaction that settled, by its voucher. */
  readonly voucher?: string;
  /** Only those of this invoice or credit note. */
  readonly invoice?: string;
  /** A journal name of type `settlement`; the company's only one where left out. */
  readonly name?: string;
  /** The new journal's number; the company's next where left out. */
  readonly number?: string;
  /** What is to be said of it. */
  readonly description?: string;
}
