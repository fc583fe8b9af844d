import type { SqlValue } from "../../store/session.js";

/** Whose books are verified, and how many findings one check tells at most. */
export interface Verification {
  /** All companies without it. */
  readonly company?: string | undefined;
  readonly limit: number;
}

/** A condition that is added to a WHERE clause, and its parameters. */
export interface Restriction {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** Restricts a query to the verified company: ` AND column = ?`, or nothing where all are verified. */
export function ofCompany(column: string, { company }: Verification): Restriction {
  return company === undefined
    ? { sql: "", parameters: [] }
    : { sql: ` AND ${column} = ?`, parameters: [company] };
}
