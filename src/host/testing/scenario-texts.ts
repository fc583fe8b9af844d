import { type TString, Type } from "@sinclair/typebox";

/*
 * Texts that only scenarios have. `title` says what a value must be, and error messages quote it.
 */

/** An amount with its currency, so that a row of a scenario can be read alone: `100.00 EUR`. */
export function moneyText(description: string): TString {
  return Type.String({
    title: "an amount with its currency, such as 100.00 EUR",
    description,
    pattern: "^[0-9]+(\\.[0-9]+)? [A-Z]{3}$",
  });
}

/** The same with a sign: `-100.00 EUR`. */
export function signedMoneyText(description: string): TString {
  return Type.String({
    title: "an amount with its currency, such as -100.00 EUR",
    description,
    pattern: "^-?[0-9]+(\\.[0-9]+)? [A-Z]{3}$",
  });
}

/** A main account by its number, with its name behind it where that helps the reader: `200100 Accounts payable`. */
export function accountText(): TString {
  return Type.String({
    title: "a main account's number, or its number and its name",
    description:
      "The main account: its number, and its name behind it if you like. A name given must be the right one.",
    pattern: "^[^\\s](?:.*[^\\s])?$",
  });
}

/** A journal with its company: `USMF/PAY-1`. */
export function journalText(description: string): TString {
  return Type.String({
    title: "a journal with its company, such as USMF/PAY-1",
    description,
    pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,19}/[^\\s](?:.*[^\\s])?$",
  });
}

/** Text of any length, over several lines where YAML folds them. */
export function longText(description: string): TString {
  return Type.String({ title: "a text", description, minLength: 1 });
}

/** A day, or a moment of it: `2024-03-15` is noon UTC of that day. */
export function momentText(description: string): TString {
  return Type.String({
    title: "a date, or a moment as YYYY-MM-DDTHH:MM:SSZ",
    description,
    pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$",
  });
}
