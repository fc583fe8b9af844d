import type { CustomFields } from "../fields/custom-fields.js";
import type { Dimensions } from "./dimensions.js";

/**
 * The kinds of journal. An invoice journal's lines are invoices, a payment journal's lines are payments. Journals of
 * type `settlement` and `reversal` are made by settling, unsettling and reversing alone.
 */
export const journalTypes = [
  "vendorInvoice",
  "customerInvoice",
  "vendorPayment",
  "customerPayment",
  "general",
  "settlement",
  "reversal",
] as const;

/** What a journal name's type can be; it decides which hooks a journal's posting runs. */
export type JournalType = (typeof journalTypes)[number];

/**
 * Life of a journal: `draft`, then `posted`. Where its name asks for approval it is `submitted` and `approved` in
 * between; a rejected or recalled journal is a draft again. A draft that is not to be posted any more is `cancelled`.
 */
export type JournalStatus = "draft" | "submitted" | "approved" | "posted" | "cancelled";

/** Names one journal: its company and its number, which is unique within the company. */
export interface JournalRef {
  /** The company's id. */
  readonly company: string;
  /** The journal's number. */
  readonly number: string;
}

/**
 * Where a journal came from. A journal whose origin is a mirror never triggers a mirror. One of origin `centralPayment`
 * books in a company what another company has paid for it, or takes that back.
 */
export type JournalOrigin =
  | { readonly kind: "user" }
  | { readonly kind: "plugin"; readonly plugin: string }
  | { readonly kind: "revaluation" }
  | { readonly kind: "centralPayment"; readonly source: JournalRef }
  | { readonly kind: "mirror"; readonly plugin: string; readonly source: JournalRef };

/** The header of a journal. Its lines are read in chunks, never all at once. */
export interface Journal extends JournalRef {
  /** Decides which hooks its posting runs. */
  readonly type: JournalType;
  /** The journal name (template) that the journal was made from. */
  readonly name: string;
  /** How far it has come; in a hook, as it was before the posting. */
  readonly status: JournalStatus;
  /** What its author says of it; empty where nothing is said. */
  readonly description: string;
  /** Who or what made it. */
  readonly origin: JournalOrigin;
  /** How many lines it has. */
  readonly lineCount: number;
  /** The user who made it, or in whose posting a plugin made it. */
  readonly createdBy: string;
  /** On journals of type `reversal`: the journal whose vouchers they take back. */
  readonly reverses?: JournalRef;
  /** What plugins keep of it. */
  readonly fields?: CustomFields;
}

/** What a line or its offset posts to. */
export type AccountType = "ledger" | "bank" | "vendor" | "customer";

/** An account of a company, named by its type and its number. */
export interface AccountRef {
  /** In which of the company's lists the account stands. */
  readonly type: AccountType;
  /** The account's number there. */
  readonly id: string;
}

/** An open invoice or credit note that a payment line is marked to settle. */
export interface SettlementMark {
  /** The subledger transaction to settle. */
  readonly transaction: number;
  /**
   * What of the payment is meant for it, in the invoice's currency: minor units, signed as the invoice (a debit is
   * positive). A cash discount and what is written off come on top.
   */
  readonly amount: bigint;
  /**
   * What of the payment that uses up: minor units of the payment's currency, signed against `amount`. Where it
   * is left out, the same amount in the same currency, and else its value at the rates of the payment's date.
   */
  readonly paymentAmount?: bigint;
  /** Whether the cash discount is taken; by the company's rules and the date where it is left out. */
  readonly useCashDiscount?: CashDiscountUse;
  /** The cash discount to take, whatever the rules say; signed as the invoice. */
  readonly cashDiscount?: bigint;
  /** What is given up of the invoice. */
  readonly writeOff?: WriteOff;
}

/** Whether a settlement takes the cash discount: by the rules and the date, in any case, or not at all. */
export type CashDiscountUse = "normal" | "always" | "never";

/** A part of an invoice that is given up. */
export interface WriteOff {
  /** In the invoice's currency and minor units, signed as the invoice. */
  readonly amount: bigint;
  /** Why; it stands in the voucher and with the settlement. */
  readonly reason: string;
  /** The main account that takes it; the posting profile's write-off account where it is left out. */
  readonly account?: string;
}

/** One line of a journal before posting. */
export interface JournalLineDraft {
  /** `YYYY-MM-DD`; the posting date. */
  readonly date: string;
  /** What the line posts to. */
  readonly account: AccountRef;
  /**
   * On vendor payments: the company whose vendor {@link JournalLineDraft.account} is, where the journal's own company pays for another
   * one. What the line settles are that company's invoices.
   */
  readonly company?: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Minor units; a debit to `account` is positive, a credit negative. */
  readonly amount: bigint;
  /**
   * A fixed rate, as a plain decimal: units of the company's accounting currency for one unit of `currency`.
   * Without it the line is valued at the company's rate of its date.
   */
  readonly exchangeRate?: string;
  /**
   * The value in the company's accounting currency, signed as `amount`, where no rate leads to it. With it the
   * amount may be 0: the line then changes what is on the books in the accounting currency alone. Never together with
   * `exchangeRate`.
   */
  readonly accountingAmount?: bigint;
  /**
   * The value in the company's reporting currency, on a line whose amount is 0 and in a company that has one: the line
   * then changes what is on the books in that currency. Any other line is valued at the rate of its day.
   */
  readonly reportingAmount?: bigint;
  /** Where the other side goes; the journal name's offset account where it is left out. */
  readonly offset?: AccountRef;
  /** Lines of a general journal with the same voucher label balance together; each line alone without one. */
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
  /** On invoices: the cash discount instead of the party's. */
  readonly cashDiscount?: string;
  /** On payments: a payment ahead of its invoice, posted with the posting profile for prepayments. */
  readonly prepayment?: boolean;
  /** What a payment settles as it is posted; without marks it stands on account. */
  readonly marks?: readonly SettlementMark[];
  /** What plugins keep of it. */
  readonly fields?: CustomFields;
}

/** A stored line of a journal. Line numbers count from 1. */
export interface JournalLine extends JournalLineDraft {
  /** Its number within the journal. */
  readonly line: number;
}
