import { ContrapostError, formatAmount, parseAmount, type TransactionType } from "@contrapost/sdk";
import type { PairableItem } from "../../ledger/pair-up.js";
import { magnitude } from "../../ledger/open-item.js";
import {
  inSettlementOrder,
  type OrderedItem,
  type SettlementOrder,
  usualSettlementOrder,
} from "../../ledger/settlement-order.js";
import { isPayment } from "../../ledger/voucher-line.js";
import type { Session } from "../../store/session.js";
import type { CompanyTerms } from "../company-terms.js";
import { readDiscountStates } from "../discount-states.js";
import { type ChunkItem, itemColumns, settleableItem } from "../line-reader.js";
import { availableOn } from "../settlement-requests.js";
import type { NamedTransaction, SettlementRequest } from "./settlement-request.js";

/** An open transaction of the party, as settling looks at it. */
export interface OpenTransaction extends PairableItem, OrderedItem {
  readonly item: ChunkItem;
  readonly voucher: string;
  /** Whether its amount was asked for: then all of it must be settled. */
  readonly asked: boolean;
}

/** Neither marked in an open journal nor on payment hold. */
const free = `AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.transaction_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM payment_hold h WHERE h.transaction_id = t.id AND h.released_at IS NULL)`;

/**
 * The transactions that are to be settled with each other, in their order.
 *
 * @throws ContrapostError `CP_TRANSACTION_NOT_OPEN`, `CP_TRANSACTION_AMBIGUOUS`, `CP_SETTLE_EXCEEDS_OPEN`
 */
export async function openTransactions(
  session: Session,
  request: SettlementRequest,
  terms: CompanyTerms,
): Promise<readonly OpenTransaction[]> {
  const { company, side, party, transactions } = request;
  const rows = await session.rows(
    `SELECT ${itemColumns}, t.type, v.number, t.date FROM party_transaction t JOIN voucher v ON v.id = t.voucher_id
     WHERE t.company = ? AND t.side = ? AND t.party = ? AND t.open <> 0 ${transactions === undefined ? free : ""}
     ORDER BY t.id`,
    [company, side, party],
  );
  const items = rows.map((row) => settleableItem(row, 0));
  if (terms.grantsDiscounts) await addDiscounts(session, items);
  const open = rows.map((row, index): OpenTransaction => {
    const item = items[index] as ChunkItem;
    const rules = { side, rules: terms.of(side).rules, date: request.date };
    return {
      id: item.id,
      currency: item.currency,
      upTo: item.open - availableOn(item, rules, "normal"),
      payment: isPayment(row[9] as TransactionType),
      item,
      voucher: row[10] as string,
      date: row[11] as string,
      dueDate: item.dueDate,
      discounts: item.discount?.tiers,
      asked: false,
    };
  });
  if (transactions !== undefined) return transactions.map((named) => findNamed(open, named, request));
  return inSettlementOrder(open, request.order ?? (await orderOf(session, request)), request.date);
}

async function addDiscounts(session: Session, items: readonly ChunkItem[]): Promise<void> {
  const states = await readDiscountStates(
    session,
    items.map(({ id }) => id),
  );
  for (const item of items) {
    const state = states.get(item.id);
    if (state !== undefined) item.discount = { ...state };
  }
}

async function orderOf(
  session: Session,
  { company, side, party }: SettlementRequest,
): Promise<SettlementOrder> {
  const sql = "SELECT settlement_order FROM party WHERE company = ? AND side = ? AND id = ?";
  const [row] = await session.rows(sql, [company, side, party]);
  return (row?.[0] as SettlementOrder | undefined) ?? usualSettlementOrder;
}

/** @throws ContrapostError `CP_TRANSACTION_NOT_OPEN`, `CP_TRANSACTION_AMBIGUOUS`, `CP_SETTLE_EXCEEDS_OPEN` */
function findNamed(
  open: readonly OpenTransaction[],
  { invoice, voucher, amount }: NamedTransaction,
  { company, side, party }: SettlementRequest,
): OpenTransaction {
  const what = invoice === undefined ? `voucher ${voucher ?? ""}` : `invoice ${invoice}`;
  const found = open.filter((one) =>
    invoice === undefined ? one.voucher === voucher : !one.payment && one.item.invoice === invoice,
  );
  const [only, ...others] = found;
  const facts = { company, side, party, what };
  if (only === undefined) throw new ContrapostError("CP_TRANSACTION_NOT_OPEN", facts);
  if (others.length > 0) throw new ContrapostError("CP_TRANSACTION_AMBIGUOUS", facts);
  if (amount === undefined) return only;
  const { currency, item } = only;
  const asked = parseAmount(amount, currency, `${company}, ${what}`);
  if (asked <= 0n || asked > magnitude(item.open)) {
    const shown = { ...facts, amount, currency };
    throw new ContrapostError("CP_SETTLE_EXCEEDS_OPEN", { ...shown, open: magnitudeText(item) });
  }
  return { ...only, upTo: item.open < 0n ? -asked : asked, asked: true };
}

function magnitudeText({ open, currency }: ChunkItem): string {
  return formatAmount(magnitude(open), currency);
}
