import { ContrapostError } from "../errors/index.js";

const isoDate = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const daysByMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Gives a date text back if it names a day that exists: `YYYY-MM-DD` in the Gregorian calendar, from year 0001 on.
 * Dates stay texts: they compare in calendar order and know no time zone.
 *
 * @param where - the place to name in an error, such as `"USMF, journal PAY-1"`
 * @throws ContrapostError `CP_DATE_INVALID`
 *
 * @example
 * ```ts
 * parseDate("2024-02-29"); // 2024-02-29
 * ```
 */
export function parseDate(text: string, where?: string): string {
  if (!isDate(text)) throw new ContrapostError("CP_DATE_INVALID", { where, text: String(text) });
  return text;
}

/**
 * Tells whether a value is a calendar date text as `parseDate` accepts it.
 *
 * @example
 * ```ts
 * isDate("2024-02-29"); // true
 * isDate("2023-02-29"); // false
 * ```
 */
export function isDate(text: unknown): text is string {
  const parts = typeof text === "string" ? isoDate.exec(text) : null;
  if (parts === null) return false;
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : daysByMonth[month - 1]!;
}
