import { inList } from "../../store/in-list.js";
import type { Session, SqlValue } from "../../store/session.js";
import { liveSettlement, settlementStoodOn } from "../live-settlement.js";
import type { DifferenceCause } from "./classify-difference.js";
import { causeOfMirror, paymentMirrorColumns, paymentMirrorOf, paymentMirrorTables } from "./mirror-cause.js";
import type { PairQuery } from "./pair-query.js";

/** Invoices looked up by one statement; more go in several. */
const invoicesAtOnce = 512;

/**
 * What the buyer's payments of these invoices explain: what was settled there and, by the state of the payment's
 * mirror, not yet in the seller's books. By the invoice's transaction, in the order of payment.
 */
export async function readSettlementCauses(
  session: Session,
  { seller, asOf }: PairQuery,
  invoices: readonly number[],
): Promise<ReadonlyMap<number, readonly DifferenceCause[]>> {
  const causes = new Map<number, DifferenceCause[]>();
  for (let start = 0; start < invoices.length; start += invoicesAtOnce) {
    const list = inList(invoices.slice(start, start + invoicesAtOnce));
    const parameters: SqlValue[] = [...list.parameters];
    if (asOf !== undefined) parameters.push(asOf, asOf);
    const rows = await session.rows(
      `SELECT s.invoice_id, s.amount, ${paymentMirrorColumns}
       FROM settlement s
       JOIN party_transaction p ON p.id = s.payment_id
       JOIN trading_relationship r ON r.buying_company = p.company AND r.vendor = p.party
       JOIN voucher v ON v.id = p.voucher_id
       JOIN journal j ON j.id = v.journal_id
       ${paymentMirrorTables}
       WHERE s.invoice_id IN ${list.sql} AND ${asOf === undefined ? liveSettlement("s") : settlementStoodOn("s")}
       ORDER BY s.payment_id, s.settlement_no`,
      parameters,
    );
    for (const row of rows) {
      const mirror = paymentMirrorOf(row, 2);
      // What the buyer settled of its own negative invoice is missing on the seller's side as a positive difference.
      const cause = mirror && causeOfMirror(mirror, -(row[1] as bigint), seller);
      if (cause === undefined) continue;
      const invoice = Number(row[0]);
      causes.set(invoice, [...(causes.get(invoice) ?? []), cause]);
    }
  }
  return causes;
}
