import type { SqlValue } from "../store/session.js";

/** A condition of fixed text with one `?`, and its value. Without a value it does not filter. */
export type Condition = readonly [sql: string, value: SqlValue | undefined];

/** A WHERE clause and its parameters. */
export interface Filter {
  readonly where: string;
  readonly parameters: readonly SqlValue[];
}

/** Joins the conditions that have a value; of each combination there is one statement text. */
export function filterOf(conditions: readonly Condition[]): Filter {
  const texts: string[] = [];
  const parameters: SqlValue[] = [];
  for (const [sql, value] of conditions) {
    if (value === undefined) continue;
    texts.push(sql);
    parameters.push(value);
  }
  return { where: texts.length === 0 ? "" : `WHERE ${texts.join(" AND ")}`, parameters };
}
