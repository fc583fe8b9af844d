/** Decimals of the currencies that the model trades in. */
const decimals: Readonly<Record<string, number>> = { USD: 2, EUR: 2, GBP: 2, JPY: 0, BHD: 3 };

/** A rational number; the denominator is above zero. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** A rate as users write it: 1 unit of `from` is worth `rate` units of `to` from the date on. */
export interface Rate {
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly rate: string;
}

export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** The whole number nearest to a fraction; of two equally near the one further from zero. */
export function nearest(over: bigint, under: bigint): bigint {
  const twice = 2n * magnitude(over) + magnitude(under);
  const size = twice / (2n * magnitude(under));
  return over < 0n === under < 0n ? size : -size;
}

/** The part of `total` that falls to `part` of `whole`. */
export function share(total: bigint, part: bigint, whole: bigint): bigint {
  return nearest(total * part, whole);
}

/** The currency that rates lead over. */
export const baseCurrency = "EUR";

/**
 * What one unit of `from` is worth in `to` on a date, by the latest quotes up to that day: of the pair, of the pair the
 * other way round, or over the base. Undefined where nothing leads there.
 */
export function worth(rates: readonly Rate[], from: string, to: string, date: string): Fraction | undefined {
  const latest = (base: string, target: string): Fraction | undefined => {
    const known = rates.filter((rate) => rate.from === base && rate.to === target && rate.date <= date);
    const last = known.sort((one, other) => (one.date < other.date ? -1 : 1)).at(-1);
    return last && fraction(last.rate);
  };
  const quoted = (one: string, other: string): Fraction | undefined => {
    const inverse = latest(other, one);
    return latest(one, other) ?? (inverse && { over: inverse.under, under: inverse.over });
  };
  const direct = quoted(from, to);
  if (direct !== undefined || [from, to].includes(baseCurrency)) return direct;
  const [first, second] = [quoted(from, baseCurrency), quoted(baseCurrency, to)];
  if (first === undefined || second === undefined) return undefined;
  return { over: first.over * second.over, under: first.under * second.under };
}

/** The fault where {@link worth} finds nothing: the pair is not quoted, or one that leads over the base is not. */
export function missingRate(from: string, to: string): string {
  return [from, to].includes(baseCurrency) ? "CP_RATE_MISSING" : "CP_RATE_LEG_MISSING";
}

/** Converts minor units of one currency into those of another, rounded once. */
export function converted(amount: bigint, from: string, to: string, { over, under }: Fraction): bigint {
  return nearest(amount * over * unit(to), under * unit(from));
}

/** An amount as users write it. */
export function amountText(amount: bigint, currency: string): string {
  const size = magnitude(amount);
  const [whole, rest] = [size / unit(currency), size % unit(currency)];
  const text = `${whole}.${String(rest).padStart(decimals[currency] ?? 2, "0")}`;
  return `${amount < 0n ? "-" : ""}${unit(currency) === 1n ? String(whole) : text}`;
}

/** What a text is in minor units. */
export function amountOf(text: string, currency: string): bigint {
  const { over, under } = fraction(text);
  return (over * unit(currency)) / under;
}

function unit(currency: string): bigint {
  return 10n ** BigInt(decimals[currency] ?? 2);
}

function fraction(text: string): Fraction {
  const [whole = "", part = ""] = text.split(".");
  return { over: BigInt(whole + part), under: 10n ** BigInt(part.length) };
}
