import { Option } from "commander";
import { countValue } from "./argument-values.js";

/** A table of more rows is for a file, not for a screen. */
const mostOnScreen = 200;

/** `--limit <count>` of lists that may be long. */
export function limitOption(rows: string): Option {
  const description = `at most so many ${rows} (tables show ${mostOnScreen} without it, JSON all)`;
  return new Option("--limit <count>", description).argParser(countValue);
}

/** How many rows to show; undefined for all. */
export function screenLimit(limit: number | undefined, isJson: boolean): number | undefined {
  return limit ?? (isJson ? undefined : mostOnScreen);
}

/** What to read so that it shows whether there is more: one row beyond the limit. */
export function readLimit(limit: number | undefined): number | undefined {
  return limit === undefined ? undefined : limit + 1;
}

/** The note for a list that was cut off. */
export function moreNote(count: number, row: string, rows = `${row}s`): string {
  return `There are more: ${count === 1 ? `this is the first ${row}` : `these are the first ${count} ${rows}`} (see --limit).`;
}
