import { convert, type RateFraction } from "@contrapost/sdk";

/** A balance in a foreign currency with the value that the books give it. A debit is positive in both. */
export interface ForeignBalance {
  readonly currency: string;
  /** Minor units of {@link currency}. */
  readonly amount: bigint;
  /** Minor units of the accounting currency. */
  readonly accounting: bigint;
}

/**
 * What the value of a balance has to change by to be that of a rate: in the accounting currency, a debit positive.
 * So above zero it is an unrealized gain, below zero a loss, whether the balance is owed or owned.
 */
export function unrealizedDifference(
  balance: ForeignBalance,
  accountingCurrency: string,
  conversion: RateFraction,
): bigint {
  return convert(balance.amount, balance.currency, accountingCurrency, conversion) - balance.accounting;
}
