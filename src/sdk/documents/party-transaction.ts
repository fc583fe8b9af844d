/** Vendor and customer are one thing seen from two sides. */
export type Side = "vendor" | "customer";

/** What a subledger transaction is; a `reversal` is the negation of another one. */
export type TransactionType = "invoice" | "creditNote" | "payment" | "prepayment" | "reversal";

/** A document in a party's subledger with what it was and what is still open. */
export interface PartyTransaction {
  readonly transaction: number;
  readonly company: string;
  readonly side: Side;
  readonly party: string;
  readonly type: TransactionType;
  readonly date: string;
  readonly dueDate?: string;
  /** The invoice number; on payments the payment reference is kept on the line instead. */
  readonly invoice?: string;
  readonly currency: string;
  /** Minor units of {@link currency}; a debit to the party is positive. */
  readonly amount: bigint;
  /** What no settlement has closed yet, signed as {@link amount}. */
  readonly open: bigint;
  readonly counterpart?: number;
}
