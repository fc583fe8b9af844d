import type { Journal, JournalLine } from "./journal.js";

/** A journal that this posting has just written. Its lines come through the posting's context. */
export interface PostedJournal extends Journal {
  /** It is posted, though it may still be rolled back where a posted handler hears of it. */
  readonly status: "posted";
  /** How many vouchers the posting made. */
  readonly voucherCount: number;
}

/** A settlement that a posted payment line made: one invoice, as much of it as was applied. */
export interface PostedSettlement {
  /** What was settled. */
  readonly invoice: SettledInvoice;
  /** In the invoice's currency and minor units, signed as the invoice (a debit is positive). */
  readonly amount: bigint;
  /** What of `amount` no payment covered: cash discount, penny difference, write-off. */
  readonly unpaid?: bigint;
  /** What it used up of the payment: minor units of the payment's currency, signed as the payment. */
  readonly paymentAmount: bigint;
  /** What of `paymentAmount` went beyond the invoice and was let go, within the company's limits. */
  readonly overpaid?: bigint;
  /** Set where the line undid it, rather than made it. */
  readonly undone?: true;
}

/** The invoice on the far end of a settlement. */
export interface SettledInvoice {
  /** Its subledger transaction. */
  readonly transaction: number;
  /** The invoice's number. */
  readonly number: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The same invoice in the partner's books, where the two have been linked. */
  readonly counterpart?: InvoiceCounterpart;
}

/** An invoice as the partner company has it. Amounts are signed as the partner's side has them. */
export interface InvoiceCounterpart {
  /** Its subledger transaction. */
  readonly transaction: number;
  /** Minor units of the invoice's currency. */
  readonly amount: bigint;
  /** What is open of it now. */
  readonly open: bigint;
}

/** A posted line with its voucher and, on a party's account, the transaction and settlements that it made. */
export interface PostedLine extends JournalLine {
  /** The voucher number in the company's own series. */
  readonly voucher: string;
  /** The subledger transaction that it made; none on a ledger or bank account. */
  readonly transaction?: number;
  /** What it settled as it was posted; empty where it settled nothing. */
  readonly settlements: readonly PostedSettlement[];
  /** Whether its voucher was reversed since; left out while it stands. */
  readonly reversed?: boolean;
}
