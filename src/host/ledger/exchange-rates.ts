import { crossRate, invertRate, type Rate, type RateFraction, rateFraction } from "@contrapost/sdk";

/** A quoted rate: one unit of `from` is worth `rate` units of `to`. */
export interface Quote {
  readonly from: string;
  readonly to: string;
  readonly rate: Rate;
}

/**
 * Finds how many units of `to` one unit of `from` is worth, exactly: by a quote of the pair, by the pair quoted the
 * other way round, or over one currency that both are quoted from. `undefined` where no quote leads there: a rate is
 * never taken as 1. Of several ways over a third currency the alphabetically first is taken, so that the answer does
 * not depend on the order of the quotes.
 */
export function findConversion(from: string, to: string, quotes: readonly Quote[]): RateFraction | undefined {
  const straight = quotes.find((quote) => quote.from === from && quote.to === to);
  if (straight !== undefined) return rateFraction(straight.rate);
  const reverse = quotes.find((quote) => quote.from === to && quote.to === from);
  if (reverse !== undefined) return invertRate(rateFraction(reverse.rate));
  return overBase(from, to, quotes);
}

function overBase(from: string, to: string, quotes: readonly Quote[]): RateFraction | undefined {
  const bases = [...new Set(quotes.map((quote) => quote.from))].sort();
  for (const base of bases) {
    const first = quotes.find((quote) => quote.from === base && quote.to === from);
    const second = quotes.find((quote) => quote.from === base && quote.to === to);
    if (first !== undefined && second !== undefined) return crossRate(first.rate, second.rate);
  }
  return undefined;
}
