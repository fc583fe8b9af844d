import { convert, type RateFraction } from "@contrapost/sdk";

/** A balance in a currency that is foreign to the books, with the value that they give it. A debit is positive in both. */
export interface ForeignBalance {
  /** ISO 4217. */
  readonly currency: string;
  /** Minor units of `currency`. */
  readonly amount: bigint;
  /** Minor units of the currency of the books: the accounting or the reporting currency. */
  readonly value: bigint;
}

/**
 * What the value of a balance has to change by to be that of a rate: in the currency of the books, a debit positive.
 * So above zero it is an unrealized gain, below zero a loss, whether the balance is owed or owned.
 */
export function unrealizedDifference(
  balance: ForeignBalance,
  booksCurrency: string,
  conversion: RateFraction,
): bigint {
  return convert(balance.amount, balance.currency, booksCurrency, conversion) - balance.value;
}
