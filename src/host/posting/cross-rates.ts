import { ContrapostError, parity, parseRate, type RateFraction, rateFraction } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import { ConversionCache } from "./conversion-cache.js";
import { documentKey, type FoundDocument } from "./find-documents.js";
import type { JournalLineInput, SettleInput } from "./journal-input.js";
import { relativeRate } from "./relative-rate.js";

/** The rates at which lines pay documents in other currencies than their own. */
export class CrossRates {
  readonly #company: string;
  readonly #conversions: ConversionCache | undefined;

  private constructor(company: string, conversions: ConversionCache | undefined) {
    this.#company = company;
    this.#conversions = conversions;
  }

  /** Reads the rates that the lines need. Where all are paid in their own currency there is nothing to read. */
  static async load(
    session: Session,
    company: string,
    lines: readonly JournalLineInput[],
    found: ReadonlyMap<string, FoundDocument>,
  ): Promise<CrossRates> {
    let conversions: ConversionCache | undefined;
    for (const { account, currency, date, settle = [] } of lines) {
      for (const named of settle) {
        const document = found.get(documentKey(account.type, account.id, named));
        if (document === undefined || document.currency === currency) continue;
        conversions ??= await conversionsOf(session, company);
        await conversions.load(currency, date);
        await conversions.load(document.currency, date);
      }
    }
    return new CrossRates(company, conversions);
  }

  /**
   * How many units of the line's currency one unit of the document's is worth: what was given, or by the rates of the
   * line's date, each into the accounting currency.
   *
   * @throws ContrapostError `CP_RATE_INVALID`, `CP_RATE_MISSING`, `CP_RATE_LEG_MISSING`,
   * `CP_SETTLEMENT_ONE_CURRENCY`
   */
  of(line: JournalLineInput, { crossRate }: SettleInput, document: string): RateFraction {
    const { where, currency, date, company } = line;
    // A fixed rate is that of the paying company; another one, whose documents it pays, has its own rates.
    const exchangeRate = company === undefined ? line.exchangeRate : undefined;
    const given = crossRate === undefined ? undefined : rateFraction(parseRate(crossRate, where));
    if (document === currency) {
      if (given === undefined || given.numerator === given.denominator) return parity;
      throw new ContrapostError("CP_SETTLEMENT_ONE_CURRENCY", { where, crossRate, currency });
    }
    if (given !== undefined) return given;
    const conversions = this.#conversions!;
    const payerRate = exchangeRate === undefined ? undefined : rateFraction(parseRate(exchangeRate, where));
    const rate = relativeRate(conversions, { payer: currency, payerRate, paid: document, date });
    if (typeof rate !== "string") return rate;
    const { code, facts } = conversions.fault(rate, date);
    throw new ContrapostError(code, { where, company: this.#company, ...facts });
  }
}

async function conversionsOf(session: Session, company: string): Promise<ConversionCache> {
  const [row] = await session.rows("SELECT currency, rate_type FROM company WHERE id = ?", [company]);
  const [currency, rateType] = row as [string, string];
  return new ConversionCache(session, rateType, currency);
}
