import { availableDiscount, type DiscountState } from "../../ledger/cash-discount.js";
import type { PayableItem, SkipReason } from "../../ledger/payment-proposal.js";
import type { Session, SqlRow, SqlValue } from "../../store/session.js";
import { readDiscountStates } from "../discount-states.js";
import type { PaymentHold } from "../holds/payment-hold.js";

/** Whose open items are looked at. Vendors are compared as texts, both ends included. */
export interface PayableQuery {
  readonly company: string;
  readonly vendorFrom?: string | undefined;
  readonly vendorTo?: string | undefined;
  readonly currency?: string | undefined;
  readonly dueBy: string;
  readonly discountBy?: string | undefined;
  /** When it is paid, which decides on cash discounts. */
  readonly date: string;
}

/**
 * The open invoices and credit notes of a company's vendors that are due, with what keeps them from being paid. Those
 * that are free are locked until the transaction ends.
 */
export async function readPayableItems(
  session: Session,
  { company, vendorFrom, vendorTo, currency, dueBy, discountBy, date }: PayableQuery,
): Promise<readonly PayableItem[]> {
  const conditions: string[] = [];
  const parameters: SqlValue[] = [company, dueBy, date, discountBy ?? ""];
  for (const [condition, value] of [
    ["t.party >= ?", vendorFrom],
    ["t.party <= ?", vendorTo],
    ["t.currency = ?", currency],
  ] as const) {
    if (value === undefined) continue;
    conditions.push(` AND ${condition}`);
    parameters.push(value);
  }
  const rows = await session.rows(
    `SELECT t.id, t.party, t.invoice, t.currency, t.open, COALESCE(t.due_date, t.date), p.hold,
       (SELECT h.reason FROM payment_hold h WHERE h.transaction_id = t.id AND h.released_at IS NULL),
       (SELECT j.company || '/' || j.number FROM mark m JOIN journal j ON j.id = m.journal_id
        WHERE m.transaction_id = t.id AND m.part = 0)
     FROM party_transaction t
     JOIN party p ON p.company = t.company AND p.side = t.side AND p.id = t.party
     WHERE t.company = ? AND t.side = 'vendor' AND t.open <> 0 AND t.type IN ('invoice', 'creditNote')
       AND (COALESCE(t.due_date, t.date) <= ? OR EXISTS (SELECT 1 FROM transaction_discount d
         WHERE d.transaction_id = t.id AND d.until BETWEEN ? AND ?))${conditions.join("")}
     ORDER BY t.id${session.forUpdate("t")}`,
    parameters,
  );
  const invoices = rows.filter((row) => (row[4] as bigint) < 0n).map((row) => Number(row[0]));
  const discounts = await readDiscountStates(session, invoices);
  return rows.map((row) => payableItem(row, discounts.get(Number(row[0])), date));
}

function payableItem(row: SqlRow, discounts: DiscountState | undefined, date: string): PayableItem {
  const open = row[4] as bigint;
  return {
    id: Number(row[0]),
    vendor: row[1] as string,
    invoice: row[2] as string,
    currency: row[3] as string,
    open,
    dueDate: row[5] as string,
    discount: discounts && discountOf(discounts, open, date),
    obstacle: obstacleOf(row),
  };
}

/** What posting will deduct from the item when it is paid on this day. */
function discountOf(discounts: DiscountState, open: bigint, date: string): PayableItem["discount"] {
  const tier = discounts.tiers.find(({ until }) => date <= until);
  const amount = availableDiscount(discounts, open, date, "normal");
  return tier === undefined || amount === 0n ? undefined : { amount, until: tier.until };
}

function obstacleOf(row: SqlRow): SkipReason | undefined {
  if (row[6] !== "none") return { kind: "vendorOnHold" };
  if (row[7] !== null) return { kind: "invoiceOnHold", reason: row[7] as PaymentHold["reason"] };
  if (row[8] !== null) return { kind: "marked", journal: row[8] as string };
  return undefined;
}
