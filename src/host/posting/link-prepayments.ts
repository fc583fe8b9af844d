import type { Session, SqlValue } from "../store/session.js";
import type { StoredJournal } from "./journal-header.js";

/** Each prepayment of a mirror journal with the one that it mirrors; takes the mirror's transaction base and its id. */
const mirrored = `SELECT t.id AS own, s.transaction_base + l.source_line AS other
  FROM mirror m JOIN mirror_line l ON l.mirror_id = m.id
    JOIN journal s ON s.company = m.source_company AND s.number = m.source_journal
    JOIN party_transaction t ON t.id = CAST(? AS BIGINT) + l.target_line
  WHERE m.target_journal = ? AND m.event = 'payment' AND t.type = 'prepayment'`;

/**
 * Ties the prepayments of a posted mirror to those that they mirror, as invoices are tied: a payment that applies the
 * one can be mirrored by one that applies the other.
 */
export async function linkPrepayments(
  session: Session,
  { id, transactionBase }: StoredJournal,
): Promise<void> {
  const parameters: readonly SqlValue[] = [transactionBase ?? 0, id];
  for (const [end, other] of [
    ["own", "other"],
    ["other", "own"],
  ] as const) {
    await session.run(
      `UPDATE party_transaction SET counterpart = x.${other} FROM (${mirrored}) x WHERE party_transaction.id = x.${end}`,
      parameters,
    );
  }
}
