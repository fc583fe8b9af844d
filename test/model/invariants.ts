import type { Host } from "contrapost";
import { verifyBooks } from "#host/inquiry/verify/verify-books.js";

/** What must hold in any books, as queries that find no row. */
const invariants: Readonly<Record<string, string>> = {
  "a voucher does not balance in a currency": `SELECT voucher_id, currency, SUM(amount) FROM ledger_entry
    GROUP BY voucher_id, currency HAVING SUM(amount) <> 0`,
  "a voucher does not balance in the accounting currency": `SELECT voucher_id, SUM(accounting_amount)
    FROM ledger_entry GROUP BY voucher_id HAVING SUM(accounting_amount) <> 0`,
  "a posted journal lacks vouchers": `SELECT j.company, j.number FROM journal j WHERE j.status = 'posted'
    AND j.voucher_count <> (SELECT COUNT(*) FROM voucher v WHERE v.journal_id = j.id)`,
  "a summary account does not hold what is open": `SELECT d.company, d.account, SUM(d.accounting)
    FROM (SELECT t.company, f.summary_account AS account, t.open_accounting AS accounting
        FROM party_transaction t
          JOIN posting_profile f ON f.company = t.company AND f.side = t.side AND f.id = t.profile
      UNION ALL
      SELECT v.company, e.account, -e.accounting_amount
        FROM ledger_entry e JOIN voucher v ON v.id = e.voucher_id
        WHERE EXISTS (SELECT 1 FROM posting_profile f WHERE f.company = v.company AND f.summary_account = e.account)) d
    GROUP BY d.company, d.account HAVING SUM(d.accounting) <> 0`,
  "an open amount is not the original less what was settled": `SELECT t.id, t.open, t.open_accounting
    FROM party_transaction t
    WHERE t.open <> t.amount
        - COALESCE((SELECT SUM(s.amount) FROM settlement s WHERE s.undone_on IS NULL AND s.invoice_id = t.id), 0)
        - COALESCE((SELECT SUM(s.payment_amount) FROM settlement s WHERE s.undone_on IS NULL AND s.payment_id = t.id), 0)
      OR t.open_accounting <> t.accounting_amount
        - COALESCE((SELECT SUM(s.invoice_accounting) FROM settlement s WHERE s.undone_on IS NULL AND s.invoice_id = t.id), 0)
        - COALESCE((SELECT SUM(s.payment_accounting) FROM settlement s WHERE s.undone_on IS NULL AND s.payment_id = t.id), 0)`,
  "an accounting amount lingers on a closed transaction": `SELECT id, open_accounting FROM party_transaction
    WHERE open = 0 AND open_accounting <> 0`,
  "voucher numbers have gaps": `SELECT j.company, n.voucher_series, s.next, COUNT(*) FROM voucher v
      JOIN journal j ON j.id = v.journal_id
      JOIN journal_name n ON n.company = j.company AND n.id = j.name
      JOIN number_series s ON s.company = j.company AND s.id = n.voucher_series
    GROUP BY j.company, n.voucher_series, s.next HAVING COUNT(*) <> s.next - 1`,
  "counterparts are not tied both ways": `SELECT t.id FROM party_transaction t
      LEFT JOIN party_transaction c ON c.id = t.counterpart AND c.counterpart = t.id AND c.amount = -t.amount
        AND c.currency = t.currency
    WHERE t.counterpart IS NOT NULL AND c.id IS NULL`,
  "a mark is on a posted journal": `SELECT m.journal_id FROM mark m JOIN journal j ON j.id = m.journal_id
    WHERE j.status = 'posted'`,
  "two journals mark one transaction": `SELECT a.transaction_id FROM mark a
    JOIN mark b ON b.transaction_id = a.transaction_id AND b.journal_id > a.journal_id`,
};

/** The invariants that the host's books break, with the first row that shows it. */
export async function brokenInvariants(host: Host): Promise<readonly string[]> {
  return await host.store.read(async (session) => {
    const broken: string[] = [];
    for (const [text, sql] of Object.entries(invariants)) {
      const [row] = await session.rows(sql);
      if (row !== undefined) broken.push(`${text}: ${row.join(" ")}`);
    }
    return broken;
  });
}

/** What the host's own verification finds in its books. */
export async function findings(host: Host): Promise<readonly string[]> {
  const found = await host.store.read((session) => verifyBooks(session));
  return found.map(({ what, where, expected, actual }) => `${what} ${where}: ${expected}, not ${actual}`);
}
