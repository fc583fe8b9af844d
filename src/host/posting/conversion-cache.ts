import { type ErrorCode, type ErrorFacts, parity, type RateFraction } from "@contrapost/sdk";
import { findConversion, type FoundRate, type Quote, type UnquotedPair } from "../ledger/exchange-rates.js";
import type { Session } from "../store/session.js";

/** Why a currency has no rate; who asks adds the company and the place. */
export interface RateFault {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
}

/** Rates into one currency of a company's books, read once per date. A rate holds from its start until the next. */
export class ConversionCache {
  readonly #session: Session;
  readonly #quotes = new Map<string, readonly Quote[]>();
  readonly #found = new Map<string, FoundRate>();
  /** Undefined until a rate is looked for that is not quoted. */
  #base: { readonly currency: string | undefined } | undefined;

  constructor(
    session: Session,
    readonly rateType: string,
    readonly currency: string,
  ) {
    this.#session = session;
  }

  /** Makes the rate of a currency on a date known, whether there is one or not. */
  async load(currency: string, date: string): Promise<void> {
    const key = `${currency} ${date}`;
    if (currency === this.currency || this.#found.has(key)) return;
    let quotes = this.#quotes.get(date);
    if (quotes === undefined) {
      quotes = await quotesOn(this.#session, this.rateType, date);
      this.#quotes.set(date, quotes);
    }
    const direct = findConversion(currency, this.currency, { quotes });
    if ("conversion" in direct) {
      this.#found.set(key, direct);
      return;
    }
    this.#base ??= { currency: await baseOf(this.#session, this.rateType) };
    this.#found.set(key, findConversion(currency, this.currency, { quotes, base: this.#base.currency }));
  }

  /** A loaded rate; undefined where there is none. The currency itself is worth itself. */
  get(currency: string, date: string): RateFraction | undefined {
    if (currency === this.currency) return parity;
    const found = this.#found.get(`${currency} ${date}`);
    return found !== undefined && "conversion" in found ? found.conversion : undefined;
  }

  /** Why {@link get} gives no rate: the pair is not quoted, or, over the base, which of its legs is not. */
  fault(currency: string, date: string): RateFault {
    const { rateType, currency: to } = this;
    const facts = { from: currency, to, date, rateType };
    const base = this.#base?.currency;
    const found = this.#found.get(`${currency} ${date}`);
    const missing = found !== undefined && "missing" in found ? found.missing : [];
    if (base === undefined || missing.some((pair) => pair.includes(currency) && pair.includes(to))) {
      return { code: "CP_RATE_MISSING", facts };
    }
    return {
      code: "CP_RATE_LEG_MISSING",
      facts: { ...facts, base, legs: missing.map(pairText).join(", or ") },
    };
  }
}

function pairText([one, other]: UnquotedPair): string {
  return `${one} and ${other}`;
}

async function baseOf(session: Session, rateType: string): Promise<string | undefined> {
  const [row] = await session.rows("SELECT base_currency FROM rate_type WHERE id = ?", [rateType]);
  return (row?.[0] as string | null | undefined) ?? undefined;
}

async function quotesOn(session: Session, rateType: string, date: string): Promise<readonly Quote[]> {
  const rows = await session.rows(
    `SELECT r.from_currency, r.to_currency, r.mantissa, r.scale
     FROM (SELECT from_currency, to_currency, MAX(start_date) AS start_date FROM exchange_rate
           WHERE rate_type = ? AND start_date <= ? GROUP BY from_currency, to_currency) latest
     JOIN exchange_rate r ON r.rate_type = ? AND r.from_currency = latest.from_currency
       AND r.to_currency = latest.to_currency AND r.start_date = latest.start_date
     ORDER BY r.from_currency, r.to_currency`,
    [rateType, date, rateType],
  );
  return rows.map((row) => ({
    from: row[0] as string,
    to: row[1] as string,
    rate: { mantissa: row[2] as bigint, scale: Number(row[3]) },
  }));
}
