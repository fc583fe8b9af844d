import type { Session } from "../../store/session.js";
import {
  type PaymentMirror,
  paymentMirrorColumns,
  paymentMirrorOf,
  paymentMirrorTables,
} from "./mirror-cause.js";
import { documentOf, openOf, type PairQuery, type PostedDocument } from "./pair-query.js";

/** A payment that is not used up on one side at least, with the payment that mirrors it. */
export interface PaymentPair {
  readonly relationship: number;
  readonly currency: string;
  readonly buyer?: PostedDocument;
  readonly seller?: PostedDocument;
  readonly mirror?: PaymentMirror;
}

/** Reads the payments on account of a pair of companies: the buyer's with their mirrors, then the seller's own. */
export async function readPaymentPairs(session: Session, query: PairQuery): Promise<readonly PaymentPair[]> {
  const { pairs, mirrored } = await readBuyersPayments(session, query);
  const received = await readSellersPayments(session, query);
  return [...pairs, ...received.filter(({ seller }) => !mirrored.has(seller.transaction))];
}

async function readBuyersPayments(
  session: Session,
  { buyer, seller, asOf }: PairQuery,
): Promise<{ readonly pairs: readonly PaymentPair[]; readonly mirrored: ReadonlySet<number> }> {
  const paid = openOf("p", asOf);
  const taken = openOf("q", asOf);
  const day = paid.countsParameters;
  const open = paid.openParameters;
  const rows = await session.rows(
    `SELECT * FROM (SELECT r.id AS relationship, p.currency, p.id AS paid_id, p.amount, ${paid.open} AS paid_open,
         ${paid.accounting} AS paid_accounting, p.date, v.number, q.id AS q_id, q.amount AS q_amount,
         ${taken.open} AS taken_open, ${taken.accounting} AS taken_accounting, q.date AS q_date,
         w.number AS q_number, ${paymentMirrorColumns}
       FROM trading_relationship r
       JOIN party_transaction p ON p.company = r.buying_company AND p.side = 'vendor' AND p.party = r.vendor
         AND p.invoice IS NULL
       JOIN voucher v ON v.id = p.voucher_id
       JOIN journal j ON j.id = v.journal_id
       ${paymentMirrorTables}
       LEFT JOIN party_transaction q ON q.id = tj.transaction_base + ml.target_line AND ${taken.counts}
       LEFT JOIN voucher w ON w.id = q.voucher_id
       WHERE r.buying_company = ? AND r.selling_company = ? AND ${paid.counts}) d
     WHERE d.paid_open <> 0 OR d.taken_open <> 0 ORDER BY d.relationship, d.paid_id`,
    [...open, ...open, ...open, ...open, ...day, buyer, seller, ...day],
  );
  const mirrored = new Set<number>();
  const pairs = rows.map((row): PaymentPair => {
    const mirror = paymentMirrorOf(row, 14);
    const target = row[8] === null ? undefined : documentOf(row, 8);
    if (target !== undefined) mirrored.add(target.transaction);
    return {
      relationship: Number(row[0]),
      currency: row[1] as string,
      buyer: documentOf(row, 2),
      ...(target === undefined ? {} : { seller: target }),
      ...(mirror === undefined ? {} : { mirror }),
    };
  });
  return { pairs, mirrored };
}

async function readSellersPayments(
  session: Session,
  { buyer, seller, asOf }: PairQuery,
): Promise<readonly (PaymentPair & { readonly seller: PostedDocument })[]> {
  const { open, accounting, counts, openParameters, countsParameters } = openOf("q", asOf);
  const rows = await session.rows(
    `SELECT * FROM (SELECT r.id AS relationship, q.currency, q.id, q.amount, ${open} AS taken_open,
         ${accounting} AS taken_accounting, q.date, v.number
       FROM trading_relationship r
       JOIN party_transaction q ON q.company = r.selling_company AND q.side = 'customer' AND q.party = r.customer
         AND q.invoice IS NULL
       JOIN voucher v ON v.id = q.voucher_id
       WHERE r.buying_company = ? AND r.selling_company = ? AND ${counts}) d
     WHERE d.taken_open <> 0 ORDER BY d.relationship, d.id`,
    [...openParameters, ...openParameters, buyer, seller, ...countsParameters],
  );
  return rows.map((row) => ({
    relationship: Number(row[0]),
    currency: row[1] as string,
    seller: documentOf(row, 2),
  }));
}
