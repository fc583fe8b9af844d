import type { Session, SqlRow } from "../../store/session.js";
import { type Finding, moneyText } from "./finding.js";
import { ofCompany, type Verification } from "./verification.js";

/** Vouchers whose entries do not add up to zero, in a transaction currency or in a currency of the books. */
export async function unbalancedVouchers(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofCompany("v.company", verification);
  const rows = await session.rows(
    `SELECT v.company, j.number, v.number, d.currency, d.difference, c.currency, c.reporting_currency
     FROM (
       SELECT e.voucher_id, e.currency, SUM(e.amount) AS difference FROM ledger_entry e
       GROUP BY e.voucher_id, e.currency HAVING SUM(e.amount) <> 0
       UNION ALL
       SELECT e.voucher_id, NULL, SUM(e.accounting_amount) FROM ledger_entry e
       GROUP BY e.voucher_id HAVING SUM(e.accounting_amount) <> 0
       UNION ALL
       SELECT e.voucher_id, '', SUM(e.reporting_amount) FROM ledger_entry e WHERE e.reporting_amount IS NOT NULL
       GROUP BY e.voucher_id HAVING SUM(e.reporting_amount) <> 0
     ) d
     JOIN voucher v ON v.id = d.voucher_id
     JOIN journal j ON j.id = v.journal_id
     JOIN company c ON c.id = v.company
     WHERE 1 = 1${company.sql}
     ORDER BY v.company, v.id, CASE WHEN d.currency IS NULL THEN 1 ELSE 0 END, d.currency LIMIT ?`,
    [...company.parameters, verification.limit],
  );
  return rows.map(findingOf);
}

function findingOf(row: SqlRow): Finding {
  const [company, journal, voucher, currency, difference, accountingCurrency, reporting] = row as [
    string,
    string,
    string,
    string | null,
    bigint,
    string,
    string | null,
  ];
  const counted = currency === "" ? reporting! : (currency ?? accountingCurrency);
  const amounts =
    currency === null
      ? "accounting amounts"
      : currency === ""
        ? "reporting amounts"
        : `amounts in ${currency}`;
  return {
    code: "voucherUnbalanced",
    company,
    what: `The ${amounts} of a voucher do not add up to zero.`,
    where: `voucher ${voucher} of journal ${journal}`,
    expected: moneyText(0n, counted),
    actual: moneyText(difference, counted),
  };
}
