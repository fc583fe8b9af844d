import type { DiscountState, DiscountTier } from "../ledger/cash-discount.js";
import { inList } from "../store/in-list.js";
import type { Session } from "../store/session.js";
import type { ChunkItem, StoredLine } from "./line-reader.js";
import type { OpenItems } from "./open-items.js";

/** Lets the items that a chunk may settle know their discounts. */
export async function loadDiscounts(
  session: Session,
  lines: readonly StoredLine[],
  openItems: OpenItems,
): Promise<void> {
  const items = new Map<number, ChunkItem>();
  for (const { marked } of lines) for (const { item } of marked) items.set(item.id, item);
  for (const item of openItems.all()) items.set(item.id, item);
  const states = await readDiscountStates(session, [...items.keys()]);
  for (const [transaction, state] of states) {
    const item = items.get(transaction);
    if (item !== undefined) item.discount = { ...state };
  }
}

/** How many documents one query asks for. */
const documentsAtOnce = 1024;

/** What discounts were granted on documents and taken of them, by transaction; those without any are left out. */
export async function readDiscountStates(
  session: Session,
  transactions: readonly number[],
): Promise<ReadonlyMap<number, DiscountState>> {
  const states = new Map<number, DiscountState & { readonly tiers: DiscountTier[] }>();
  for (let start = 0; start < transactions.length; start += documentsAtOnce) {
    const list = inList(transactions.slice(start, start + documentsAtOnce));
    const rows = await session.rows(
      `SELECT d.transaction_id, d.until, d.amount, COALESCE((
           SELECT CAST(SUM(a.amount) AS BIGINT) FROM settlement s JOIN settlement_adjustment a
             ON a.payment_id = s.payment_id AND a.settlement_no = s.settlement_no AND a.kind = 'cashDiscount'
           WHERE s.invoice_id = d.transaction_id AND s.undone_on IS NULL), 0)
       FROM transaction_discount d WHERE d.transaction_id IN ${list.sql} ORDER BY d.transaction_id, d.tier_no`,
      list.parameters,
    );
    for (const row of rows) {
      const transaction = Number(row[0]);
      const state = states.get(transaction) ?? { tiers: [], taken: row[3] as bigint };
      state.tiers.push({ until: row[1] as string, amount: row[2] as bigint });
      states.set(transaction, state);
    }
  }
  return states;
}
