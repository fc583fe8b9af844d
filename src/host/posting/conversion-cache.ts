import { parity, type RateFraction } from "@contrapost/sdk";
import { findConversion, type Quote } from "../ledger/exchange-rates.js";
import type { Session } from "../store/session.js";

/** Rates into one company's accounting currency, read once per date. A rate holds from its start until the next. */
export class ConversionCache {
  readonly #session: Session;
  readonly #quotes = new Map<string, readonly Quote[]>();
  readonly #conversions = new Map<string, RateFraction | undefined>();

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
    if (currency === this.currency || this.#conversions.has(key)) return;
    let quotes = this.#quotes.get(date);
    if (quotes === undefined) {
      quotes = await quotesOn(this.#session, this.rateType, date);
      this.#quotes.set(date, quotes);
    }
    this.#conversions.set(key, findConversion(currency, this.currency, quotes));
  }

  /** A loaded rate; undefined where there is none. The accounting currency is worth itself. */
  get(currency: string, date: string): RateFraction | undefined {
    if (currency === this.currency) return parity;
    return this.#conversions.get(`${currency} ${date}`);
  }
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
