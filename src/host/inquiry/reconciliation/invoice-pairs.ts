import type { Session, SqlRow, SqlValue } from "../../store/session.js";
import { documentOf, openOf, type PairQuery, type PostedDocument, sideOfPair } from "./pair-query.js";

/** An invoice in one currency as each side has it, where it is open on one of them at least. */
export interface InvoicePair {
  readonly relationship: number;
  readonly invoice: string;
  readonly currency: string;
  readonly buyer?: PostedDocument;
  readonly seller?: PostedDocument;
}

/** Reads the invoices of a pair of companies that are open on a side, by relationship, number and currency. */
export async function readInvoicePairs(session: Session, query: PairQuery): Promise<readonly InvoicePair[]> {
  const buyer = documentsOf("buyer", query);
  const seller = documentsOf("seller", query);
  const rows = await session.rows(
    `SELECT d.relationship, d.invoice, d.currency, d.party_side, d.id, d.amount, d.open, d.accounting, d.date, v.number
     FROM (SELECT b.*, MAX(CASE WHEN b.open <> 0 THEN 1 ELSE 0 END)
         OVER (PARTITION BY b.relationship, b.invoice, b.currency) AS is_open
       FROM (${buyer.sql} UNION ALL ${seller.sql}) b) d
     JOIN voucher v ON v.id = d.voucher_id
     WHERE d.is_open = 1 ORDER BY d.relationship, d.invoice, d.currency`,
    [...buyer.parameters, ...seller.parameters],
  );
  return pairUp(rows);
}

function documentsOf(
  pairSide: "buyer" | "seller",
  { buyer, seller, asOf }: PairQuery,
): { readonly sql: string; readonly parameters: readonly SqlValue[] } {
  const { company, party, side } = sideOfPair[pairSide];
  const { open, accounting, counts, openParameters, countsParameters } = openOf("t", asOf);
  // Its number may belong to the invoice that took its place.
  const stands =
    asOf === undefined
      ? "t.reversed_by IS NULL"
      : "NOT EXISTS (SELECT 1 FROM voucher rv WHERE rv.id = t.reversed_by AND rv.date <= ?)";
  const day = asOf === undefined ? [] : [asOf];
  return {
    sql: `SELECT r.id AS relationship, t.invoice, t.currency, '${pairSide}' AS party_side, t.id, t.amount,
        ${open} AS open, ${accounting} AS accounting, t.date, t.voucher_id
      FROM trading_relationship r
      JOIN party_transaction t ON t.company = ${company} AND t.side = '${side}' AND t.party = ${party}
      WHERE r.buying_company = ? AND r.selling_company = ? AND t.invoice IS NOT NULL AND ${counts} AND ${stands}`,
    parameters: [...openParameters, ...openParameters, buyer, seller, ...countsParameters, ...day],
  };
}

function pairUp(rows: readonly SqlRow[]): readonly InvoicePair[] {
  const pairs: InvoicePair[] = [];
  for (const row of rows) {
    const key = { relationship: Number(row[0]), invoice: row[1] as string, currency: row[2] as string };
    const document = { [row[3] as "buyer" | "seller"]: documentOf(row, 4) };
    const last = pairs.at(-1);
    const same =
      last?.relationship === key.relationship &&
      last.invoice === key.invoice &&
      last.currency === key.currency;
    if (same) pairs[pairs.length - 1] = { ...last, ...document };
    else pairs.push({ ...key, ...document });
  }
  return pairs;
}
