import type { Session } from "../../store/session.js";

/** An invoice on hold that a line is marked to settle. */
export interface HeldInvoice {
  readonly invoice: string;
  readonly reason: string;
}

/** The invoices on hold that a journal's lines are marked to settle, by line. */
export async function findHolds(
  session: Session,
  journal: number,
): Promise<ReadonlyMap<number, readonly HeldInvoice[]>> {
  const rows = await session.rows(
    `SELECT m.line_no, t.invoice, h.reason FROM payment_hold h
     JOIN mark m ON m.transaction_id = h.transaction_id
     JOIN party_transaction t ON t.id = h.transaction_id
     WHERE h.released_at IS NULL AND m.journal_id = ? ORDER BY m.line_no, m.mark_no`,
    [journal],
  );
  const holds = new Map<number, HeldInvoice[]>();
  for (const [line, invoice, reason] of rows) {
    const number = Number(line);
    const held = { invoice: invoice as string, reason: reason as string };
    holds.set(number, [...(holds.get(number) ?? []), held]);
  }
  return holds;
}
