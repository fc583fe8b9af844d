import type { Session } from "../../store/session.js";
import { liveSettlement } from "../live-settlement.js";
import { type Finding, transactionText } from "./finding.js";
import { ofCompany, type Verification } from "./verification.js";

/** A settlement of the transaction `t`, as its invoice or as its payment. */
const settlementsOf = (condition: string): string =>
  ["invoice_id", "payment_id"]
    .map(
      (end) =>
        `EXISTS (SELECT 1 FROM settlement s WHERE s.${end} = t.id AND ${liveSettlement("s")}${condition})`,
    )
    .join(" OR ");

/**
 * Closed transactions that were not closed on a day on which they were settled, and open ones with a closing date.
 * Which settlement closed a transaction is not kept: payments may be posted in another order than that of their dates.
 */
export async function wrongClosingDates(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofCompany("t.company", verification);
  const rows = await session.rows(
    `SELECT t.company, t.side, t.party, t.invoice, v.number, t.closed_on,
       CASE WHEN t.open <> 0 THEN 0 WHEN ${settlementsOf("")} THEN 1 ELSE 2 END
     FROM party_transaction t JOIN voucher v ON v.id = t.voucher_id
     WHERE CASE WHEN t.open <> 0 THEN t.closed_on IS NOT NULL
         ELSE t.closed_on IS NULL OR NOT (${settlementsOf(" AND s.date = t.closed_on")}) END${company.sql}
     ORDER BY t.company, t.id LIMIT ?`,
    [...company.parameters, verification.limit],
  );
  const expected = ["none, as it is open", "a day on which it was settled", "none, as nothing settled it"];
  return rows.map((row) => ({
    code: "closedOnDiffers",
    company: row[0] as string,
    what: "A closing date is not the day of a settlement.",
    where: transactionText({
      side: row[1] as string,
      party: row[2] as string,
      invoice: row[3] as string | null,
      voucher: row[4] as string,
    }),
    expected: expected[Number(row[6])]!,
    actual: (row[5] as string | null) ?? "none",
  }));
}
