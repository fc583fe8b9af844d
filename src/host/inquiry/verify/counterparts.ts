import type { Session, SqlRow } from "../../store/session.js";
import { type Finding, moneyText, transactionText } from "./finding.js";
import { ofCompany, type Verification } from "./verification.js";

/** Invoices whose linked counterpart does not link back, or is not the same invoice turned round. */
export async function differingCounterparts(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofCompany("t.company", verification);
  const rows = await session.rows(
    `SELECT t.company, t.side, t.party, t.invoice, v.number, t.amount, t.currency, c.company, c.side, c.party,
       c.invoice, w.number, c.amount, c.currency, CASE WHEN c.counterpart = t.id THEN 1 ELSE 0 END
     FROM party_transaction t
     JOIN voucher v ON v.id = t.voucher_id
     LEFT JOIN party_transaction c ON c.id = t.counterpart
     LEFT JOIN voucher w ON w.id = c.voucher_id
     WHERE t.counterpart IS NOT NULL
       AND (c.id IS NULL OR c.counterpart IS NULL OR c.counterpart <> t.id OR c.amount <> -t.amount
         OR c.currency <> t.currency OR COALESCE(c.invoice, '') <> COALESCE(t.invoice, ''))${company.sql}
     ORDER BY t.company, t.id LIMIT ?`,
    [...company.parameters, verification.limit],
  );
  return rows.flatMap(findingsOf);
}

/** An end of a link: company, side, party, invoice, voucher, amount, currency. */
interface LinkEnd {
  readonly company: string;
  readonly text: string;
  readonly invoice: string | null;
  readonly amount: bigint;
  readonly currency: string;
}

function endOf(row: SqlRow, at: number): LinkEnd {
  const invoice = row[at + 3] as string | null;
  const [side, party, voucher] = [row[at + 1], row[at + 2], row[at + 4]] as [string, string, string];
  return {
    company: row[at] as string,
    text: transactionText({ side, party, invoice, voucher }),
    invoice,
    amount: row[at + 5] as bigint,
    currency: row[at + 6] as string,
  };
}

function findingsOf(row: SqlRow): readonly Finding[] {
  const own = endOf(row, 0);
  const finding = (what: string, expected: string, actual: string): Finding => ({
    code: "counterpartDiffers",
    company: own.company,
    what,
    where: own.text,
    expected,
    actual,
  });
  if (row[7] === null) return [finding("The linked counterpart does not exist.", "a counterpart", "none")];
  const other = endOf(row, 7);
  const place = `${other.company}, ${other.text}`;
  const findings: Finding[] = [];
  if (row[14] !== 1n) {
    findings.push(finding("The linked counterpart does not link back.", `a link from ${place}`, "none"));
  }
  if (own.invoice !== other.invoice) {
    const what = "The linked counterpart is another invoice.";
    findings.push(finding(what, `invoice ${own.invoice ?? "without a number"}`, place));
  }
  if (own.amount !== -other.amount || own.currency !== other.currency) {
    const what = "The linked counterpart has not the same amount turned round.";
    const actual = `${moneyText(other.amount, other.currency)} in ${place}`;
    findings.push(finding(what, moneyText(-own.amount, own.currency), actual));
  }
  return findings;
}
