import type { SqlRow, SqlValue } from "../../store/session.js";

/** What stood on an account before a period, what came in it, and what stands after it: minor units. */
export interface Turnover {
  /** A debit is positive. */
  readonly opening: bigint;
  /** What was debited and credited in the period, each without a sign. */
  readonly debit: bigint;
  /** See `debit`. */
  readonly credit: bigint;
  /** `opening` + `debit` − `credit`. */
  readonly closing: bigint;
}

/** The columns of a turnover, in the order that {@link turnoverOf} reads, and their parameters. */
export interface TurnoverColumns {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/**
 * Adds up entries `e` of vouchers `v` in the accounting currency, or in the reporting currency. Without a first day
 * nothing was before.
 */
export function turnoverColumns(from: string | undefined, reporting = false): TurnoverColumns {
  const amount = reporting ? "e.reporting_amount" : "e.accounting_amount";
  const within = from === undefined ? "1 = 1" : "v.date >= ?";
  return {
    sql: `COALESCE(SUM(CASE WHEN ${within} THEN 0 ELSE ${amount} END), 0) AS opening,
      COALESCE(SUM(CASE WHEN ${within} AND ${amount} > 0 THEN ${amount} ELSE 0 END), 0) AS debit,
      COALESCE(SUM(CASE WHEN ${within} AND ${amount} < 0 THEN -${amount} ELSE 0 END), 0) AS credit`,
    parameters: from === undefined ? [] : [from, from, from],
  };
}

/** A turnover from its columns, the first of which stands at `at`. */
export function turnoverOf(row: SqlRow, at = 0): Turnover {
  const [opening, debit, credit] = row.slice(at) as [bigint, bigint, bigint];
  return { opening, debit, credit, closing: opening + debit - credit };
}

/** The turnovers of several accounts in one. */
export function sumOfTurnovers(turnovers: readonly Turnover[]): Turnover {
  const sum = { opening: 0n, debit: 0n, credit: 0n, closing: 0n };
  for (const { opening, debit, credit, closing } of turnovers) {
    sum.opening += opening;
    sum.debit += debit;
    sum.credit += credit;
    sum.closing += closing;
  }
  return sum;
}
