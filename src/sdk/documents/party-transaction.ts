/** Vendor and customer are one thing seen from two sides. */
export type Side = "vendor" | "customer";

/** What a subledger transaction is; a `reversal` is the negation of another one. */
export type TransactionType = "invoice" | "creditNote" | "payment" | "prepayment" | "reversal";

/** A document in a party's subledger with what it was and what is still open. */
export interface PartyTransaction {
  /** Its number, unique over all companies. */
  readonly transaction: number;
  /** In whose books it stands. */
  readonly company: string;
  /** Whether the party is a vendor or a customer there. */
  readonly side: Side;
  /** The vendor's or customer's id. */
  readonly party: string;
  /** What it is. */
  readonly type: TransactionType;
  /** `YYYY-MM-DD`; the posting date. */
  readonly date: string;
  /** `YYYY-MM-DD`; on invoices and credit notes. */
  readonly dueDate?: string;
  /** The invoice number; on payments the payment reference is kept on the line instead. */
  readonly invoice?: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Minor units of `currency`; a debit to the party is positive. */
  readonly amount: bigint;
  /** What no settlement has closed yet, signed as `amount`. */
  readonly open: bigint;
  /** The same invoice's transaction in the partner's books, where the two have been linked. */
  readonly counterpart?: number;
}
