import { ContrapostError } from "../errors/index.js";

/**
 * ISO 4217 list one as of 2026-01-01, by number of decimals, without the codes that have no minor unit (metals,
 * SDR, testing). Intl is no source for this: it follows everyday usage, which gives e.g. HUF and IDR no decimals.
 */
const codesByMinorUnits: Readonly<Record<number, string>> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
    CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG
    HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
    MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD
    XCG YER ZAR ZMW ZWG`,
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
};

/** Withdrawn between 2023 and 2026. Documents of those years are still open, paid and reversed. */
const withdrawnWithTwoDecimals = "ANG BGN HRK SLL ZWL";

const minorUnitsByCode: ReadonlyMap<string, number> = readCodes();

function readCodes(): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const [digits, codes] of Object.entries(codesByMinorUnits)) {
    for (const code of codes.split(/\s+/)) units.set(code, Number(digits));
  }
  for (const code of withdrawnWithTwoDecimals.split(" ")) units.set(code, 2);
  return units;
}

/** Every currency code that amounts may carry, in alphabetical order. */
export const currencies: readonly string[] = Object.freeze([...minorUnitsByCode.keys()].sort());

/**
 * Tells whether a text is the ISO 4217 code of a currency, in upper case.
 *
 * @example
 * ```ts
 * isCurrency("EUR"); // true
 * isCurrency("eur"); // false
 * ```
 */
export function isCurrency(code: string): boolean {
  return minorUnitsByCode.has(code);
}

/**
 * The number of decimals of a currency: 2 for EUR, 0 for JPY, 3 for BHD.
 *
 * @param where - the place to name in an error, such as `"USMF, journal PAY-1, line 3"`
 * @throws ContrapostError `CP_CURRENCY_UNKNOWN`
 *
 * @example
 * ```ts
 * minorUnits("EUR"); // 2
 * minorUnits("JPY"); // 0
 * ```
 */
export function minorUnits(code: string, where?: string): number {
  const digits = minorUnitsByCode.get(code);
  if (digits === undefined) throw new ContrapostError("CP_CURRENCY_UNKNOWN", { where, currency: code });
  return digits;
}
