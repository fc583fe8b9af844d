import type { AccountRef, CashDiscountUse, Dimensions, WriteOff } from "@contrapost/sdk";

/** What a payment line is to settle: an invoice or credit note by its number, or a payment by its voucher. */
export interface SettleInput {
  readonly invoice?: string;
  /** Instead: an open payment or prepayment, by its voucher. */
  readonly payment?: string;
  /** Unsigned minor units of the line's currency; all that is open, as far as the payment goes, where left out. */
  readonly amount?: bigint;
  readonly useCashDiscount?: CashDiscountUse;
  /** The cash discount to take, unsigned; by the rules where left out. */
  readonly cashDiscount?: bigint;
  /** What to give up, unsigned. */
  readonly writeOff?: WriteOff;
}

/** One line of a journal as users give it. */
export interface JournalLineInput {
  readonly date: string;
  readonly account: AccountRef;
  readonly currency: string;
  /** Minor units; a debit is positive. */
  readonly amount: bigint;
  /** A fixed rate: units of the accounting currency for one unit of the line's currency. */
  readonly exchangeRate?: string;
  readonly offset?: AccountRef;
  readonly voucher?: string;
  readonly text?: string;
  readonly paymentReference?: string;
  readonly invoice?: string;
  readonly dueDate?: string;
  readonly dimensions?: Dimensions;
  readonly cashDiscount?: string;
  readonly prepayment?: boolean;
  readonly settle?: readonly SettleInput[];
  /** Where the line was read, for errors: `payments.csv:12`. */
  readonly where: string;
}

/** A journal as users give it; its lines may be a stream. */
export interface JournalInput {
  readonly company: string;
  /** The company's next journal number where left out. */
  readonly number?: string;
  /** The journal name. */
  readonly name: string;
  readonly description?: string;
  readonly lines: Iterable<JournalLineInput> | AsyncIterable<JournalLineInput>;
}
