import type { Session, SqlRow, SqlValue } from "../../store/session.js";
import { settlementStoodOn } from "../live-settlement.js";
import type { PairDocument } from "./pair-facts.js";

/** Whose debt to whom is looked at, and as of which day; without a day, all that is posted counts. */
export interface PairQuery {
  /** The buying company. */
  readonly buyer: string;
  /** The selling company. */
  readonly seller: string;
  /** How they stood at the end of this day; without it, all that is posted counts. */
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

/** What is open on transactions, as SQL, with what each text takes as parameters. */
export interface OpenColumns {
  readonly open: string;
  readonly accounting: string;
  /** The parameters of {@link open}, and of {@link accounting}. */
  readonly openParameters: readonly SqlValue[];
  /** The condition that the transaction counts at all. */
  readonly counts: string;
  readonly countsParameters: readonly SqlValue[];
}

/**
 * What is open on transactions of the alias, now or at the end of a day: what was settled counts from the day on which
 * both its documents stand, whichever end of it the transaction is.
 */
export function openOf(alias: string, asOf: string | undefined): OpenColumns {
  if (asOf === undefined) {
    const columns = { open: `${alias}.open`, accounting: `${alias}.open_accounting`, counts: "1 = 1" };
    return { ...columns, openParameters: [], countsParameters: [] };
  }
  const left = (own: "invoice" | "payment", other: "invoice" | "payment", column: string): string =>
    `COALESCE((SELECT SUM(s.${column}) FROM settlement s JOIN party_transaction o ON o.id = s.${other}_id
       WHERE s.${own}_id = ${alias}.id AND o.date <= ? AND ${settlementStoodOn("s")}), 0)`;
  const still = (original: string, settled: string, paid: string): string =>
    `CAST(${alias}.${original} - ${left("invoice", "payment", settled)}
       - ${left("payment", "invoice", paid)} AS BIGINT)`;
  return {
    open: still("amount", "amount", "payment_amount"),
    accounting: still("accounting_amount", "invoice_accounting", "payment_accounting"),
    openParameters: [asOf, asOf, asOf, asOf, asOf, asOf],
    counts: `${alias}.date <= ?`,
    countsParameters: [asOf],
  };
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
