import type { Session, SqlRow } from "../../store/session.js";
import type { PairDocument } from "./classify-difference.js";

/** Whose debt to whom is looked at, and as of which day; without a day, all that is posted counts. */
export interface PairQuery {
  readonly buyer: string;
  readonly seller: string;
  readonly asOf?: string | undefined;
}

/** The customer in the selling company that is the vendor in the buying company. */
export interface PairParties {
  readonly relationship: number;
  readonly vendor: string;
  readonly customer: string;
}

/** A posted document of one side. */
export interface PostedDocument extends PairDocument {
  readonly transaction: number;
  readonly date: string;
  readonly voucher: string;
}

/** What is open on transactions, as SQL: each text takes the day once, or nothing where there is none. */
export interface OpenColumns {
  readonly open: string;
  readonly accounting: string;
  /** The condition that the transaction counts at all. */
  readonly counts: string;
}

/** What is open on invoices of the alias, now or at the end of a day. */
export function openOfInvoices(alias: string, asOf: string | undefined): OpenColumns {
  if (asOf === undefined) return openNow(alias);
  const settled = (column: string): string =>
    `COALESCE((SELECT SUM(s.${column}) FROM settlement s WHERE s.invoice_id = ${alias}.id AND s.date <= ?), 0)`;
  return {
    open: asInteger(`${alias}.amount - ${settled("amount")}`),
    accounting: asInteger(`${alias}.accounting_amount - ${settled("invoice_accounting")}`),
    counts: `${alias}.date <= ?`,
  };
}

/** The same of payments: what they settled counts from the day on which both documents stand. */
export function openOfPayments(alias: string, asOf: string | undefined): OpenColumns {
  if (asOf === undefined) return openNow(alias);
  const settled = (column: string): string =>
    `COALESCE((SELECT SUM(s.${column}) FROM settlement s JOIN party_transaction i ON i.id = s.invoice_id
       WHERE s.payment_id = ${alias}.id AND i.date <= ?), 0)`;
  return {
    open: asInteger(`${alias}.amount + ${settled("amount")}`),
    accounting: asInteger(`${alias}.accounting_amount - ${settled("payment_accounting")}`),
    counts: `${alias}.date <= ?`,
  };
}

function openNow(alias: string): OpenColumns {
  return { open: `${alias}.open`, accounting: `${alias}.open_accounting`, counts: "1 = 1" };
}

function asInteger(sql: string): string {
  return `CAST(${sql} AS BIGINT)`;
}

/** A document from six columns: transaction, amount, open, open in accounting currency, date, voucher. */
export function documentOf(row: SqlRow, at: number): PostedDocument {
  return {
    transaction: Number(row[at]),
    amount: row[at + 1] as bigint,
    open: row[at + 2] as bigint,
    openAccounting: row[at + 3] as bigint,
    date: row[at + 4] as string,
    voucher: row[at + 5] as string,
  };
}

/** How a side of the pair finds its documents through a relationship `r`. */
export const sideOfPair = {
  buyer: { company: "r.buying_company", party: "r.vendor", side: "vendor" },
  seller: { company: "r.selling_company", party: "r.customer", side: "customer" },
} as const;

/** The relationships in which one company buys from the other, active or not. */
export async function readPairParties(session: Session, query: PairQuery): Promise<readonly PairParties[]> {
  const rows = await session.rows(
    `SELECT r.id, r.vendor, r.customer FROM trading_relationship r
     WHERE r.buying_company = ? AND r.selling_company = ? ORDER BY r.id`,
    [query.buyer, query.seller],
  );
  return rows.map((row) => ({
    relationship: Number(row[0]),
    vendor: row[1] as string,
    customer: row[2] as string,
  }));
}
