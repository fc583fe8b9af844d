import { invertRate, multiplyRates, type Rate, type RateFraction, rateFraction } from "@contrapost/sdk";

/** A quoted rate: one unit of `from` is worth `rate` units of `to`. */
export interface Quote {
  readonly from: string;
  readonly to: string;
  readonly rate: Rate;
}

/** Two currencies between which nothing is quoted, either way round. */
export type UnquotedPair = readonly [string, string];

/** A rate, or, where none leads from one currency to the other, the pairs that would have to be quoted. */
export type FoundRate = { readonly conversion: RateFraction } | { readonly missing: readonly UnquotedPair[] };

/**
 * Finds how many units of `to` one unit of `from` is worth, exactly: by a quote of the pair or of the pair turned round,
 * else over the base of the rate type, where it names one. A rate is never taken as 1, and no other currency is ever
 * gone over: which one would depend on what happens to be quoted.
 */
export function findConversion(
  from: string,
  to: string,
  { quotes, base }: { readonly quotes: readonly Quote[]; readonly base?: string | undefined },
): FoundRate {
  const direct = quoted(from, to, quotes);
  if (direct !== undefined) return { conversion: direct };
  if (base === undefined || base === from || base === to) return { missing: [[from, to]] };
  const first = quoted(from, base, quotes);
  const second = quoted(base, to, quotes);
  if (first !== undefined && second !== undefined) return { conversion: multiplyRates(first, second) };
  return {
    missing: [
      ...(first === undefined ? [[from, base] as const] : []),
      ...(second === undefined ? [[base, to] as const] : []),
    ],
  };
}

function quoted(from: string, to: string, quotes: readonly Quote[]): RateFraction | undefined {
  const straight = quotes.find((quote) => quote.from === from && quote.to === to);
  if (straight !== undefined) return rateFraction(straight.rate);
  const reverse = quotes.find((quote) => quote.from === to && quote.to === from);
  return reverse && invertRate(rateFraction(reverse.rate));
}
