import { ContrapostError } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";

/** Names one invoice of a vendor. */
export interface VendorInvoiceRef {
  /** The company that owes. */
  readonly company: string;
  /** The vendor's id. */
  readonly vendor: string;
  /** The invoice number. */
  readonly invoice: string;
}

/** An invoice that is not to be paid. */
export interface PaymentHold extends VendorInvoiceRef {
  /** Why it is not to be paid. */
  readonly reason: string;
  /** Who said so. */
  readonly heldBy: string;
  /** ISO 8601 instant. */
  readonly heldAt: string;
}

/** Who does it and when. */
interface Acting {
  readonly user: string;
  readonly at: Date;
}

/**
 * Holds one invoice back from payment.
 *
 * @throws ContrapostError `CP_INVOICE_UNKNOWN`, `CP_HOLD_STANDS`, `CP_HOLD_REASON_MISSING`
 */
export async function holdInvoice(
  session: Session,
  ref: VendorInvoiceRef,
  { user, at, reason }: Acting & { readonly reason: string },
): Promise<PaymentHold> {
  if (reason.trim() === "") throw new ContrapostError("CP_HOLD_REASON_MISSING", { ...ref });
  const transaction = await lockInvoice(session, ref);
  const [standing] = await session.rows(
    "SELECT reason FROM payment_hold WHERE transaction_id = ? AND released_at IS NULL",
    [transaction],
  );
  if (standing !== undefined) {
    throw new ContrapostError("CP_HOLD_STANDS", { ...ref, reason: standing[0] as string });
  }
  const heldAt = at.toISOString();
  await session.run(
    `INSERT INTO payment_hold (transaction_id, hold_no, reason, held_by, held_at)
     VALUES (?, (SELECT COUNT(*) + 1 FROM payment_hold h WHERE h.transaction_id = ?), ?, ?, ?)`,
    [transaction, transaction, reason, user, heldAt],
  );
  return { ...ref, reason, heldBy: user, heldAt };
}

/**
 * Lets an invoice be paid again; that it was held, and by whom, stays on record.
 *
 * @throws ContrapostError `CP_INVOICE_UNKNOWN`, `CP_HOLD_MISSING`
 */
export async function releaseInvoice(
  session: Session,
  ref: VendorInvoiceRef,
  { user, at }: Acting,
): Promise<void> {
  const transaction = await lockInvoice(session, ref);
  const released = await session.run(
    "UPDATE payment_hold SET released_by = ?, released_at = ? WHERE transaction_id = ? AND released_at IS NULL",
    [user, at.toISOString(), transaction],
  );
  if (released === 0) throw new ContrapostError("CP_HOLD_MISSING", { ...ref });
}

/** A payment of it that is being posted and the hold wait for each other. */
async function lockInvoice(session: Session, ref: VendorInvoiceRef): Promise<number> {
  const { company, vendor, invoice } = ref;
  const [row] = await session.rows(
    `SELECT t.id FROM party_transaction t
     WHERE t.invoice = ? AND t.company = ? AND t.side = 'vendor' AND t.party = ? AND t.open <> 0${session.forUpdate("t")}`,
    [invoice, company, vendor],
  );
  if (row !== undefined) return Number(row[0]);
  const facts = { where: company, side: "vendor", party: vendor, company, invoice };
  throw new ContrapostError("CP_INVOICE_UNKNOWN", facts);
}
