import { formatRate } from "@contrapost/sdk";
import {
  type Host,
  type LedgerEntryOverview,
  listLedgerEntries,
  listMirrorLines,
  listMirrors,
  listTransactions,
  type MirrorLineOverview,
  type MirrorOverview,
  reconcile,
  type Reconciliation,
  type Session,
  type TransactionOverview,
} from "contrapost";
import { days } from "./post-trade.js";

/** What the books hold after the trade. */
export interface TradeResult {
  /** What one euro was worth in US dollars on the day of the invoice and on that of the payment. */
  readonly rates: readonly [invoice: string, payment: string];
  readonly buyerLedger: readonly LedgerEntryOverview[];
  readonly sellerLedger: readonly LedgerEntryOverview[];
  readonly mirror: MirrorOverview;
  readonly mirrorLines: readonly MirrorLineOverview[];
  readonly invoices: readonly TransactionOverview[];
  readonly reconciliation: Reconciliation;
}

/** Reads all of it in one snapshot. */
export function readResult(host: Host): Promise<TradeResult> {
  return host.store.read(async (session) => {
    const [mirror] = await listMirrors(session, new Date());
    if (mirror === undefined) throw new Error("The payment was not mirrored.");
    return {
      rates: [await readRate(session, days.invoice), await readRate(session, days.payment)],
      buyerLedger: await listLedgerEntries(session, { company: "USMF" }),
      sellerLedger: await listLedgerEntries(session, { company: "DEMF" }),
      mirror,
      mirrorLines: await listMirrorLines(session, mirror.id),
      invoices: await listTransactions(session, { invoice: "FR-1001", all: true }),
      reconciliation: await reconcile(session, { buyer: "USMF", seller: "DEMF" }),
    };
  });
}

async function readRate(session: Session, day: string): Promise<string> {
  const [row] = await session.rows(
    `SELECT mantissa, scale FROM exchange_rate
     WHERE from_currency = 'EUR' AND to_currency = 'USD' AND start_date <= ? ORDER BY start_date DESC LIMIT 1`,
    [day],
  );
  return row === undefined ? "?" : formatRate({ mantissa: row[0] as bigint, scale: Number(row[1]) });
}
