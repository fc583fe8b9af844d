import { type TString, type TUnsafe, Type } from "@sinclair/typebox";

/*
 * Texts of input documents. `title` says what a value must be, and error messages quote it. Numbers are texts too,
 * as they were written, so that no amount or identifier ever is a floating-point number.
 */

/** A name by which records are found: no spaces at its ends, no control characters. */
export function identifier(description: string): TString {
  return Type.String({
    title: "an identifier of 1 to 60 characters without spaces at its ends",
    description,
    maxLength: 60,
    pattern: "^[^\\s\\p{Cc}](?:[^\\p{Cc}]*[^\\s\\p{Cc}])?$",
  });
}

/** A company's id, which also stands in front of journal numbers, as in `USMF/PAY-1`. */
export function companyId(description = "The company's id, such as USMF."): TString {
  return Type.String({
    title: "a company's id: 1 to 20 letters, digits, - or _",
    description,
    pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,19}$",
  });
}

/** Free text on one line. */
export function freeText(description: string): TString {
  return Type.String({
    title: "a text of at most 500 characters on one line",
    description,
    maxLength: 500,
    pattern: "^[^\\p{Cc}]*$",
  });
}

export function currencyCode(description: string): TString {
  return Type.String({ title: "a currency code", description, format: "currency" });
}

/** `YYYY-MM-DD`. */
export function dateText(description: string): TString {
  return Type.String({ title: "a date", description, format: "date" });
}

/** A plain decimal; whether its decimals fit is known only with the currency. */
export function amountText(description: string): TString {
  return Type.String({ title: "an amount", description, format: "amount" });
}

export function rateText(description: string): TString {
  return Type.String({ title: "an exchange rate", description, format: "rate" });
}

/** A whole number from 1 to 999999999999999999. */
export function countText(description: string): TString {
  return Type.String({ title: "a whole number above zero", description, pattern: "^0*[1-9][0-9]{0,17}$" });
}

/** A number of days. */
export function daysText(description: string): TString {
  return Type.String({ title: "a whole number from 0 to 9999", description, pattern: "^[0-9]{1,4}$" });
}

/** A percentage below 100 with at most four decimals. */
export function percentText(description: string): TString {
  return Type.String({
    title: "a percentage below 100 with at most 4 decimals",
    description,
    pattern: "^[0-9]{1,2}(?:\\.[0-9]{1,4})?$",
  });
}

/** One of a few words. A plain `enum`, which editors complete and messages list. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
  options: { readonly description?: string; readonly default?: Word } = {},
): TUnsafe<Word> {
  return Type.Unsafe<Word>({ ...options, type: "string", enum: [...words] });
}
