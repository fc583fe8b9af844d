import type { PaymentHold } from "../posting/holds/payment-hold.js";
import type { Session } from "../store/session.js";
import { filterOf } from "./filter.js";

/** The invoices that are on payment hold now, by company and vendor. */
export async function listPaymentHolds(
  session: Session,
  filter: { readonly company?: string | undefined; readonly vendor?: string | undefined } = {},
): Promise<readonly PaymentHold[]> {
  const { where, parameters } = filterOf([
    ["t.company = ?", filter.company],
    ["t.party = ?", filter.vendor],
  ]);
  const rows = await session.rows(
    `SELECT t.company, t.party, t.invoice, h.reason, h.held_by, h.held_at
     FROM (SELECT * FROM payment_hold WHERE released_at IS NULL) h
     JOIN party_transaction t ON t.id = h.transaction_id ${where} ORDER BY t.company, t.party, t.id`,
    parameters,
  );
  return rows.map((row) => ({
    company: row[0] as string,
    vendor: row[1] as string,
    invoice: row[2] as string,
    reason: row[3] as string,
    heldBy: row[4] as string,
    heldAt: row[5] as string,
  }));
}
