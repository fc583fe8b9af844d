/** What is open on a subledger transaction, in its own and in the accounting currency; a debit is positive. */
export interface OpenItem {
  readonly open: bigint;
  readonly openAccounting: bigint;
}

/** The magnitude of an amount. */
export function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
