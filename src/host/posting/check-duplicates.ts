import type { Session } from "../store/session.js";
import type { StoredJournal } from "./journal-header.js";
import type { Problems } from "./problems.js";

/**
 * Finds invoices of the journal whose number the party already has, posted before or earlier in the journal. Ledger
 * lines may name the invoice that they belong to as often as they like.
 */
export async function checkDuplicates(
  session: Session,
  journal: StoredJournal,
  problems: Problems,
): Promise<void> {
  const { company, type } = journal.header;
  if (type === "vendorPayment" || type === "customerPayment") return;
  const rows = await session.rows(
    `SELECT l.line_no, l.account_type, l.account, l.invoice FROM journal_line l
     WHERE l.journal_id = ? AND l.invoice IS NOT NULL
       AND EXISTS (SELECT 1 FROM party_transaction t
         WHERE t.invoice = l.invoice
           AND t.company || '/' || t.side || '/' || t.party = ? || '/' || l.account_type || '/' || l.account)
     UNION
     SELECT l.line_no, l.account_type, l.account, l.invoice FROM journal_line l
     JOIN (SELECT account_type, account, invoice, MIN(line_no) AS first FROM journal_line
       WHERE journal_id = ? AND invoice IS NOT NULL AND account_type IN ('vendor', 'customer')
       GROUP BY account_type, account, invoice HAVING COUNT(*) > 1) d
       ON d.account_type = l.account_type AND d.account = l.account AND d.invoice = l.invoice AND l.line_no > d.first
     WHERE l.journal_id = ? ORDER BY 1`,
    [journal.id, company, journal.id, journal.id],
  );
  for (const row of rows) {
    const [line, side, party, invoice] = row as [bigint, string, string, string];
    problems.add(Number(line), "CP_INVOICE_DUPLICATE", { invoice, side, party, company });
  }
}
