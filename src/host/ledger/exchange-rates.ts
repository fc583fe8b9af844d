import type { Rate, RateFraction } from "@contrapost/sdk";

/** A quoted rate: one unit of `from` is worth `rate` units of `to`. */
export interface Quote {
  readonly from: string;
  readonly to: string;
  readonly rate: Rate;
}

/**
 * Finds how many units of `to` one unit of `from` is worth, exactly: by a quote of the pair, by the pair quoted the
 * other way round, or over one currency that both are quoted against. `undefined` where no quote leads there: a rate
 * is never taken as 1.
 */
export function findConversion(from: string, to: string, quotes: readonly Quote[]): RateFraction | undefined {
  return direct(from, to, quotes) ?? overBase(from, to, quotes);
}

function direct(from: string, to: string, quotes: readonly Quote[]): RateFraction | undefined {
  for (const quote of quotes) {
    const scale = 10n ** BigInt(quote.rate.scale);
    if (quote.from === from && quote.to === to) return { numerator: quote.rate.mantissa, denominator: scale };
  }
  for (const quote of quotes) {
    const scale = 10n ** BigInt(quote.rate.scale);
    if (quote.from === to && quote.to === from) return { numerator: scale, denominator: quote.rate.mantissa };
  }
  return undefined;
}

function overBase(from: string, to: string, quotes: readonly Quote[]): RateFraction | undefined {
  for (const base of [...new Set(quotes.flatMap((quote) => [quote.from, quote.to]))].sort()) {
    const first = direct(from, base, quotes);
    const second = direct(base, to, quotes);
    if (first === undefined || second === undefined) continue;
    return {
      numerator: first.numerator * second.numerator,
      denominator: first.denominator * second.denominator,
    };
  }
  return undefined;
}
