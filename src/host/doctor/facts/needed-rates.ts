import { ConversionCache, type RateFault } from "../../posting/conversion-cache.js";
import type { Session } from "../../store/session.js";

/** A rate that a company needs for what it has open, or for its bank accounts. */
export interface NeededRate {
  readonly company: string;
  readonly from: string;
  readonly to: string;
  readonly rateType: string;
  /** Why there is none on the day, quoted whichever way. */
  readonly fault?: RateFault;
}

/** The latest rate of a type that there is. */
export interface NewestRate {
  readonly rateType: string;
  /** Its start: `YYYY-MM-DD`. */
  readonly date: string;
}

/** @param day - `YYYY-MM-DD` */
export async function readNeededRates(session: Session, day: string): Promise<readonly NeededRate[]> {
  const rows = await session.rows(
    `SELECT c.id, used.currency, c.currency, c.rate_type, c.reporting_currency, c.reporting_rate_type
     FROM company c JOIN (SELECT company, currency FROM party_transaction WHERE open <> 0
       UNION SELECT company, currency FROM bank_account WHERE currency IS NOT NULL) used ON used.company = c.id
     ORDER BY c.id, used.currency`,
  );
  const caches = new Map<string, ConversionCache>();
  const faultOf = async (from: string, to: string, rateType: string): Promise<RateFault | undefined> => {
    const key = `${rateType} ${to}`;
    const conversions = caches.get(key) ?? new ConversionCache(session, rateType, to);
    caches.set(key, conversions);
    await conversions.load(from, day);
    return conversions.get(from, day) === undefined ? conversions.fault(from, day) : undefined;
  };
  const needed: NeededRate[] = [];
  for (const [company, from, currency, rateType, reporting, reportingType] of rows as Row[]) {
    const wanted = [{ to: currency, rateType }];
    if (reporting !== null) wanted.push({ to: reporting, rateType: reportingType ?? rateType });
    for (const { to, rateType: type } of wanted) {
      if (to === from) continue;
      const fault = await faultOf(from, to, type);
      needed.push({ company, from, to, rateType: type, ...(fault && { fault }) });
    }
  }
  return needed;
}

type Row = readonly [string, string, string, string, string | null, string | null];

/** @param day - rates that start later are not there yet: `YYYY-MM-DD` */
export async function readNewestRates(session: Session, day: string): Promise<readonly NewestRate[]> {
  const rows = await session.rows(
    "SELECT rate_type, MAX(start_date) FROM exchange_rate WHERE start_date <= ? GROUP BY rate_type ORDER BY rate_type",
    [day],
  );
  return rows.map(([rateType, date]) => ({ rateType: rateType as string, date: date as string }));
}
