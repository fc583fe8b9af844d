import type { Session } from "../../../store/session.js";
import type { Finding } from "../finding.js";
import { ofCompany, type Verification } from "../verification.js";

/** Vouchers that stand outside their company's chain: nobody but posting writes vouchers, and posting seals them. */
export async function unsealedVouchers(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofCompany("v.company", verification);
  const rows = await session.rows(
    `SELECT v.company, v.number, j.number
     FROM voucher v JOIN journal j ON j.id = v.journal_id LEFT JOIN journal_seal s ON s.journal_id = j.id
     WHERE (s.seal_no IS NULL OR j.voucher_base IS NULL OR v.id <= j.voucher_base
       OR v.id > j.voucher_base + j.voucher_count)${company.sql}
     ORDER BY v.company, v.id LIMIT ?`,
    [...company.parameters, verification.limit],
  );
  return rows.map((row) => ({
    code: "voucherNotSealed",
    company: row[0] as string,
    what: "A voucher is not in its company's chain of seals.",
    where: `voucher ${row[1] as string} of journal ${row[2] as string}`,
    expected: "none",
    actual: "a voucher that no posting sealed",
  }));
}
