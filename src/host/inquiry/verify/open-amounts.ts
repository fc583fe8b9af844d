import type { Session } from "../../store/session.js";
import { liveSettlement } from "../live-settlement.js";
import { type Finding, moneyText, transactionText } from "./finding.js";
import { ofCompany, type Verification } from "./verification.js";

/**
 * Transactions whose open amount is not their original amount less what was settled and not undone, in any currency.
 * The amounts of a settlement are signed as the document that they leave.
 */
export async function differingOpenAmounts(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofCompany("t.company", verification);
  const rows = await session.rows(
    `SELECT t.company, t.side, t.party, t.invoice, v.number, t.currency, t.open, x.surplus, c.currency,
       t.open_accounting, x.accounting_surplus, c.reporting_currency,
       t.open_reporting, COALESCE(x.reporting_surplus, 0)
     FROM (
       SELECT u.id, SUM(u.amount) AS surplus, SUM(u.accounting) AS accounting_surplus,
         SUM(u.reporting) AS reporting_surplus
       FROM (
         SELECT o.id, o.open - o.amount AS amount, o.open_accounting - o.accounting_amount AS accounting,
           o.open_reporting - o.reporting_amount AS reporting
         FROM party_transaction o
         UNION ALL
         SELECT s.invoice_id, s.amount, s.invoice_accounting, s.invoice_reporting FROM settlement s WHERE ${liveSettlement("s")}
         UNION ALL
         SELECT s.payment_id, s.payment_amount, s.payment_accounting, s.payment_reporting FROM settlement s WHERE ${liveSettlement("s")}
       ) u GROUP BY u.id HAVING SUM(u.amount) <> 0 OR SUM(u.accounting) <> 0 OR SUM(u.reporting) <> 0
     ) x
     JOIN party_transaction t ON t.id = x.id
     JOIN voucher v ON v.id = t.voucher_id
     JOIN company c ON c.id = t.company
     WHERE 1 = 1${company.sql} ORDER BY t.company, t.id LIMIT ?`,
    [...company.parameters, verification.limit],
  );
  return rows.flatMap((row) => {
    const name = {
      side: row[1] as string,
      party: row[2] as string,
      invoice: row[3] as string | null,
      voucher: row[4] as string,
    };
    const compared = [
      { what: "amount", currency: row[5] as string, open: row[6] as bigint, surplus: row[7] as bigint },
      {
        what: "accounting amount",
        currency: row[8] as string,
        open: row[9] as bigint,
        surplus: row[10] as bigint,
      },
      {
        what: "reporting amount",
        currency: row[11] as string,
        open: row[12] as bigint,
        surplus: row[13] as bigint,
      },
    ];
    return compared
      .filter(({ surplus }) => surplus !== 0n)
      .map(
        ({ what, currency, open, surplus }): Finding => ({
          code: "openDiffers",
          company: row[0] as string,
          what: `An open ${what} is not the original less what was settled.`,
          where: transactionText(name),
          expected: moneyText(open - surplus, currency),
          actual: moneyText(open, currency),
        }),
      );
  });
}
