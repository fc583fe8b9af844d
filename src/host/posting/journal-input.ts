import type { AccountRef, CashDiscountUse, Dimensions, WriteOff } from "@contrapost/sdk";

/** What a payment line is to settle: an invoice or credit note by its number, or a payment by its voucher. */
export interface SettleInput {
  /** The number of an open invoice or credit note. */
  readonly invoice?: string;
  /** Instead: an open payment or prepayment, by its voucher. */
  readonly payment?: string;
  /** Unsigned minor units of the line's currency; all that is open, as far as the payment goes, where left out. */
  readonly amount?: bigint;
  /** Whether the cash discount is taken; by the rules and the date where it is left out. */
  readonly useCashDiscount?: CashDiscountUse;
  /** The cash discount to take, unsigned; by the rules where left out. */
  readonly cashDiscount?: bigint;
  /** What to give up, unsigned. */
  readonly writeOff?: WriteOff;
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
  /** In line order; a stream is read in chunks. */
  readonly lines: Iterable<JournalLineInput> | AsyncIterable<JournalLineInput>;
}
