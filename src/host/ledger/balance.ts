import type { LedgerEntry } from "./entry.js";

/** What keeps a voucher from balancing. */
export interface Imbalance {
  /** Transaction currencies whose debits and credits differ, with the difference (debit positive). */
  readonly currencies: readonly { readonly currency: string; readonly difference: bigint }[];
  /** The difference in the accounting currency. */
  readonly accounting: bigint;
  /** The difference in the reporting currency; 0 without one. */
  readonly reporting: bigint;
}

/** Adds up a voucher's entries per transaction currency and in the accounting currency. */
export function imbalance(entries: readonly LedgerEntry[]): Imbalance {
  const sums = new Map<string, bigint>();
  let accounting = 0n;
  let reporting = 0n;
  for (const entry of entries) {
    sums.set(entry.currency, (sums.get(entry.currency) ?? 0n) + entry.amount);
    accounting += entry.accounting;
    reporting += entry.reporting ?? 0n;
  }
  const currencies = [...sums]
    .filter(([, difference]) => difference !== 0n)
    .map(([currency, difference]) => ({ currency, difference }));
  return { currencies, accounting, reporting };
}
