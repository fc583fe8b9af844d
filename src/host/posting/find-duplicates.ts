import type { Session } from "../store/session.js";
import type { StoredJournal } from "./journal-header.js";

/**
 * Finds the lines with an invoice whose number the party already has, posted before or earlier in the journal. A number
 * is free again once its invoice was reversed. Ledger lines may name the invoice that they belong to as often as they
 * like.
 */
export async function findDuplicates(session: Session, journal: StoredJournal): Promise<ReadonlySet<number>> {
  const { company, type } = journal.header;
  if (type === "vendorPayment" || type === "customerPayment" || type === "settlement") return new Set();
  const rows = await session.rows(
    `SELECT l.line_no FROM journal_line l
     WHERE l.journal_id = ? AND l.invoice IS NOT NULL
       AND EXISTS (SELECT 1 FROM party_transaction t
         WHERE t.invoice = l.invoice AND t.company = ? AND t.side = l.account_type AND t.party = l.account
           AND COALESCE(t.reversed_by, 0) = 0)
     UNION
     SELECT l.line_no FROM journal_line l
     JOIN (SELECT account_type, account, invoice, MIN(line_no) AS first FROM journal_line
       WHERE journal_id = ? AND invoice IS NOT NULL AND account_type IN ('vendor', 'customer')
       GROUP BY account_type, account, invoice HAVING COUNT(*) > 1) d
       ON d.account_type = l.account_type AND d.account = l.account AND d.invoice = l.invoice AND l.line_no > d.first
     WHERE l.journal_id = ?`,
    [journal.id, company, journal.id, journal.id],
  );
  return new Set(rows.map((row) => Number(row[0])));
}
