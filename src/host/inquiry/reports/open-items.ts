import type { Side } from "@contrapost/sdk";
import type { SqlValue } from "../../store/session.js";
import { settlementStoodOn } from "../live-settlement.js";

/** Whose items are open at the end of which day. */
export interface OpenItemsQuery {
  readonly company: string;
  /** Vendors and customers without it. */
  readonly side?: Side | undefined;
  readonly asOf: string;
}

/** A query as a part of another one. */
export interface Subquery {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/**
 * What was open of each transaction at the end of the day, as columns `id`, `open`, `accounting` and, in a company with
 * a reporting currency, `reporting`: its amount less what was settled of it until then. A settlement counts from the day on which it and both its documents stand.
 */
export function openItems({ company, side, asOf }: OpenItemsQuery): Subquery {
  const whose = (alias: string): string =>
    `${alias}.company = ?${side === undefined ? "" : ` AND ${alias}.side = ?`}`;
  const settled = `settlement s
    JOIN party_transaction i ON i.id = s.invoice_id
    JOIN party_transaction p ON p.id = s.payment_id
    WHERE ${settlementStoodOn("s")} AND i.date <= ? AND p.date <= ?`;
  const owner: readonly SqlValue[] = side === undefined ? [company] : [company, side];
  const settledBy: readonly SqlValue[] = [asOf, asOf, asOf, asOf, ...owner];
  return {
    sql: `SELECT u.id, SUM(u.amount) AS open, SUM(u.accounting) AS accounting, SUM(u.reporting) AS reporting
      FROM (
        SELECT d.id, d.amount, d.accounting_amount AS accounting, d.reporting_amount AS reporting
        FROM party_transaction d
        WHERE d.date <= ? AND ${whose("d")}
        UNION ALL
        SELECT i.id, -s.amount, -s.invoice_accounting, -s.invoice_reporting FROM ${settled} AND ${whose("i")}
        UNION ALL
        SELECT p.id, -s.payment_amount, -s.payment_accounting, -s.payment_reporting FROM ${settled} AND ${whose("p")}
      ) u GROUP BY u.id HAVING SUM(u.amount) <> 0`,
    parameters: [asOf, ...owner, ...settledBy, ...settledBy],
  };
}
