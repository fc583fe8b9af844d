import { isDate, journalTypes } from "@contrapost/sdk";
import { InvalidArgumentError, Option } from "commander";

/** Reads a date of the command line. */
export function dateValue(text: string): string {
  if (isDate(text)) return text;
  throw new InvalidArgumentError("It must be a day as YYYY-MM-DD.");
}

/** Reads a whole number above zero. */
export function countValue(text: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (number > 0) return number;
  throw new InvalidArgumentError("It must be a whole number above zero.");
}

/** Reads what is to be settled: its number, or `NUMBER=AMOUNT`. */
export function itemValue(text: string): { readonly name: string; readonly amount?: string } {
  const [, name = text, amount] = /^(.+)=([0-9]+(?:[.][0-9]+)?)$/.exec(text) ?? [];
  return amount === undefined ? { name } : { name, amount };
}

/** `--company <id>`, as several commands take it. */
export function companyOption(description: string): Option {
  return new Option("--company <id>", description);
}

/** `--type <type>` of journals. */
export function journalTypeOption(): Option {
  return new Option("--type <type>", "only journals of this type").choices([...journalTypes]);
}
