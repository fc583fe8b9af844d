import type { SqlValue } from "./session.js";

/** A parenthesized list for `IN`, and its parameters. */
export interface InList {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

const sizes = [1, 8, 64, 512, 1024, 4096];

/**
 * Makes an IN list. Lists are padded to a few fixed lengths by repeating the last value, so that few statement texts
 * are prepared. At most 4096 values; at least one.
 */
export function inList(values: readonly SqlValue[]): InList {
  const size = sizes.find((candidate) => candidate >= values.length);
  const last = values[values.length - 1];
  if (size === undefined || last === undefined) throw new RangeError(`IN list of ${values.length} values`);
  const parameters = [...values];
  while (parameters.length < size) parameters.push(last);
  return { sql: `(${"?,".repeat(size - 1)}?)`, parameters };
}
