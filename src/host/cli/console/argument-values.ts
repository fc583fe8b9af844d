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

/** `--company <id>`, as several commands take it. */
export function companyOption(description: string): Option {
  return new Option("--company <id>", description);
}

/** `--type <type>` of journals. */
export function journalTypeOption(): Option {
  return new Option("--type <type>", "only journals of this type").choices([...journalTypes]);
}
