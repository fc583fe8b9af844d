import type { AccountRef, CashDiscountUse, CustomFields, Dimensions } from "@contrapost/sdk";

/** What of an invoice is given up, as users give it. */
export interface WriteOffInput {
  /** A decimal in the invoice's currency, unsigned. */
  readonly amount: string;
  /** Why. */
  readonly reason: string;
  /** The main account that takes it; the posting profile's write-off account where it is left out. */
  readonly account?: string;
}

/**
 * What a payment line is to settle: an invoice or credit note by its number, or a payment by its voucher. Amounts are
 * decimals in its own currency, whatever the line's is.
 */
export interface SettleInput {
  /** The number of an open invoice or credit note. */
  readonly invoice?: string;
  /** Instead: an open payment or prepayment, by its voucher. */
  readonly payment?: string;
  /** Unsigned; all that is open, as far as the payment goes, where left out. */
  readonly amount?: string;
  /**
   * How many units of the line's currency one unit of the invoice's is worth; by the rates of the line's date where it
   * is left out.
   */
  readonly crossRate?: string;
  /** Whether the cash discount is taken; by the rules and the date where it is left out. */
  readonly useCashDiscount?: CashDiscountUse;
  /** The cash discount to take, unsigned; by the rules where left out. */
  readonly cashDiscount?: string;
  /** What to give up. */
  readonly writeOff?: WriteOffInput;
}

/** One line of a journal as users give it. */
export interface JournalLineInput {
  /** `YYYY-MM-DD`; the posting date. */
  readonly date: string;
  /** What the line posts to. */
  readonly account: AccountRef;
  /** The company whose vendor it is, where the journal's company pays for another one. */
  readonly company?: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Minor units; a debit is positive. */
  readonly amount: bigint;
  /** A fixed rate: units of the accounting currency for one unit of the line's currency. */
  readonly exchangeRate?: string;
  /** Where the other side goes; the journal name's offset account where it is left out. */
  readonly offset?: AccountRef;
  /** Lines of a general journal with the same label balance together; each line alone without one. */
  readonly voucher?: string;
  /** Stands in the voucher's entries. */
  readonly text?: string;
  /** What the payment carries to its receiver. */
  readonly paymentReference?: string;
  /** The invoice number, on lines that are invoices or credit notes. */
  readonly invoice?: string;
  /** `YYYY-MM-DD`; on invoices, by the terms of payment where it is left out. */
  readonly dueDate?: string;
  /** The line's own dimensions, which go before all defaults. */
  readonly dimensions?: Dimensions;
  /** On invoices: the id of the cash discount instead of the party's. */
  readonly cashDiscount?: string;
  /** On payments: whether it is paid ahead of its invoice. */
  readonly prepayment?: boolean;
  /** What a payment is to settle; without it, it stands on account. */
  readonly settle?: readonly SettleInput[];
  /** Values of plugins' fields; a number or truth value may also come as the text of it. */
  readonly fields?: CustomFields;
  /** Where the line was read, for errors: `payments.csv:12`. */
  readonly where: string;
}

/** A journal as users give it; its lines may be a stream. */
export interface JournalInput {
  /** The company's id. */
  readonly company: string;
  /** The company's next journal number where left out. */
  readonly number?: string;
  /** The journal name. */
  readonly name: string;
  /** What is to be said of it. */
  readonly description?: string;
  /** Values of plugins' fields of the journal itself. */
  readonly fields?: CustomFields;
  /** In line order; a stream is read in chunks. */
  readonly lines: Iterable<JournalLineInput> | AsyncIterable<JournalLineInput>;
}
