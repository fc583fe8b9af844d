import type { Session } from "../../store/session.js";
import { countText, type Finding } from "./finding.js";
import { ofCompany, type Verification } from "./verification.js";

/** Whether settlements of a voucher `o` have caused entries in it. */
const causedEntries = ["voucher_id", "undone_voucher_id"]
  .map((column) => `EXISTS (SELECT 1 FROM settlement s WHERE s.${column} = o.id AND s.entry_count > 0)`)
  .join(" OR ");

/**
 * Vouchers without entries, or with fewer than the numbers of their entries tell. A settlement that realizes nothing
 * needs none, and so does its undoing.
 */
export async function incompleteVouchers(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofCompany("v.company", verification);
  const rows = await session.rows(
    `SELECT v.company, j.number, v.number, x.entries, x.last
     FROM (
       SELECT e.voucher_id, COUNT(*) AS entries, MAX(e.entry_no) AS last FROM ledger_entry e
       GROUP BY e.voucher_id HAVING MIN(e.entry_no) <> 1 OR MAX(e.entry_no) <> COUNT(*)
       UNION ALL
       SELECT o.id, 0, 0 FROM voucher o JOIN journal d ON d.id = o.journal_id
       WHERE NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.voucher_id = o.id)
         AND (d.type <> 'settlement' OR ${causedEntries})
     ) x
     JOIN voucher v ON v.id = x.voucher_id
     JOIN journal j ON j.id = v.journal_id
     WHERE 1 = 1${company.sql} ORDER BY v.company, v.id LIMIT ?`,
    [...company.parameters, verification.limit],
  );
  return rows.map((row) => {
    const [entries, last] = [row[3] as bigint, row[4] as bigint];
    return {
      code: "voucherIncomplete",
      company: row[0] as string,
      what: "A voucher has lost entries.",
      where: `voucher ${row[2] as string} of journal ${row[1] as string}`,
      expected: last === 0n ? "entries" : entriesText(last),
      actual: entriesText(entries),
    };
  });
}

/** Posted journals that have not the vouchers that they count, and others that have some. */
export async function incompleteJournals(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofCompany("j.company", verification);
  const rows = await session.rows(
    `SELECT j.company, j.number, x.expected, x.actual
     FROM (
       SELECT u.id, SUM(u.expected) AS expected, SUM(u.actual) AS actual
       FROM (
         SELECT p.id, p.voucher_count AS expected, 0 AS actual FROM journal p WHERE p.status = 'posted'
         UNION ALL
         SELECT v.journal_id, 0, COUNT(*) FROM voucher v GROUP BY v.journal_id
       ) u GROUP BY u.id HAVING SUM(u.expected) <> SUM(u.actual)
     ) x JOIN journal j ON j.id = x.id
     WHERE 1 = 1${company.sql} ORDER BY j.company, j.id LIMIT ?`,
    [...company.parameters, verification.limit],
  );
  return rows.map((row) => ({
    code: "journalIncomplete",
    company: row[0] as string,
    what: "A journal has not the vouchers that it counts.",
    where: `journal ${row[1] as string}`,
    expected: countText(row[2] as bigint, "voucher"),
    actual: countText(row[3] as bigint, "voucher"),
  }));
}

function entriesText(count: bigint): string {
  return countText(count, "entry", "entries");
}
