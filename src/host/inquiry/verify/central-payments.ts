import type { Session, SqlRow } from "../../store/session.js";
import { type Finding, moneyText } from "./finding.js";
import type { Restriction, Verification } from "./verification.js";

/** Payments by or for the verified company. */
function ofEitherCompany({ company }: Verification): Restriction {
  return company === undefined
    ? { sql: "", parameters: [] }
    : { sql: " AND ? IN (x.payer, x.company)", parameters: [company] };
}

/** Posted lines that pay for another company. */
const paid = `SELECT p.company AS payer, p.number AS journal, l.company AS company, l.line_no AS line,
    l.amount AS amount, l.currency AS currency, l.date AS date
  FROM journal_line l JOIN journal p ON p.id = l.journal_id AND p.status = 'posted' WHERE l.company IS NOT NULL`;

/** Posted lines that book what another company has paid. */
const booked = `SELECT b.source_company AS payer, b.source_journal AS journal, b.company AS company, l.line_no AS line,
    l.amount AS amount, l.currency AS currency, l.date AS date
  FROM journal b JOIN journal_line l ON l.journal_id = b.id
  WHERE b.origin = 'centralPayment' AND b.status = 'posted'`;

/**
 * Payments of one company for another that the other has not booked, or otherwise than they were paid: then what is due
 * from the one is not what is due to the other.
 */
export async function differingCentralPayments(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofEitherCompany(verification);
  const rows = await session.rows(
    `SELECT x.payer, x.journal, x.company, x.line, x.amount, x.currency, x.date, o.amount, o.currency, o.date
     FROM (${paid}) x LEFT JOIN (${booked}) o
       ON o.payer = x.payer AND o.journal = x.journal AND o.company = x.company AND o.line = x.line
     WHERE (o.line IS NULL OR o.amount <> x.amount OR o.currency <> x.currency OR o.date <> x.date)${company.sql}
     UNION ALL
     SELECT x.payer, x.journal, x.company, x.line, NULL, NULL, NULL, x.amount, x.currency, x.date
     FROM (${booked}) x LEFT JOIN (${paid}) o
       ON o.payer = x.payer AND o.journal = x.journal AND o.company = x.company AND o.line = x.line
     WHERE o.line IS NULL${company.sql}
     ORDER BY 1, 2, 3, 4 LIMIT ?`,
    [...company.parameters, ...company.parameters, verification.limit],
  );
  return rows.map(findingOf);
}

function findingOf(row: SqlRow): Finding {
  const [payer, journal, company] = row as [string, string, string];
  return {
    code: "centralPaymentDiffers",
    company,
    what: "What a company has paid for another one is not what that one has booked.",
    where: `line ${row[3] as bigint} of ${payer}/${journal}, paid for ${company}`,
    expected: valueText(row, 4),
    actual: valueText(row, 7),
  };
}

function valueText(row: SqlRow, at: number): string {
  if (row[at] === null) return "none";
  return `${moneyText(row[at] as bigint, row[at + 1] as string)} on ${row[at + 2] as string}`;
}
