import type { Session, SqlRow } from "../../store/session.js";
import { countText, type Finding, moneyText } from "./finding.js";
import type { Restriction, Verification } from "./verification.js";

/** Mirrors from or to the verified company. */
function ofEitherCompany({ company }: Verification): Restriction {
  return company === undefined
    ? { sql: "", parameters: [] }
    : { sql: " AND ? IN (m.source_company, r.selling_company)", parameters: [company] };
}

/** A line whose source was reversed while the mirror was a draft was taken out of it. */
const withdrawn = `EXISTS (SELECT 1 FROM reversal v WHERE v.reversed_voucher_id = sj.voucher_base + sl.voucher_no)`;

/** Mirrored lines that differ from their source in amount, currency or date, and ties to lines that are not there. */
export async function differingMirrorLines(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofEitherCompany(verification);
  const rows = await session.rows(
    `SELECT r.selling_company, m.id, x.source_company, x.source_journal, x.source_line, tj.number, x.target_line,
       sl.amount, sl.currency, sl.date, tl.amount, tl.currency, tl.date
     FROM mirror_line x
     JOIN mirror m ON m.id = x.mirror_id
     JOIN trading_relationship r ON r.id = m.relationship_id
     LEFT JOIN journal sj ON sj.company = x.source_company AND sj.number = x.source_journal
     LEFT JOIN journal_line sl ON sl.journal_id = sj.id AND sl.line_no = x.source_line
     LEFT JOIN journal tj ON tj.id = m.target_journal
     LEFT JOIN journal_line tl ON tl.journal_id = tj.id AND tl.line_no = x.target_line
     WHERE (sl.line_no IS NULL OR (tl.line_no IS NULL AND NOT ${withdrawn}) OR sl.amount <> -tl.amount OR sl.currency <> tl.currency
       OR sl.date <> tl.date)${company.sql}
     ORDER BY m.id, x.source_line LIMIT ?`,
    [...company.parameters, verification.limit],
  );
  return rows.flatMap(lineFindings);
}

interface LineValues {
  readonly amount: bigint;
  readonly currency: string;
  readonly date: string;
}

function valuesOf(row: SqlRow, at: number): LineValues | undefined {
  if (row[at] === null) return undefined;
  return { amount: row[at] as bigint, currency: row[at + 1] as string, date: row[at + 2] as string };
}

function lineFindings(row: SqlRow): readonly Finding[] {
  const company = row[0] as string;
  const from = `line ${row[4] as bigint} of ${row[2] as string}/${row[3] as string}`;
  const to = `line ${row[6] as bigint} of ${company}/${(row[5] as string | null) ?? "(no journal)"}`;
  const finding = (what: string, expected: string, actual: string): Finding => ({
    code: "mirrorLineDiffers",
    company,
    what,
    where: `mirror ${row[1] as bigint}, ${from} as ${to}`,
    expected,
    actual,
  });
  const source = valuesOf(row, 7);
  const target = valuesOf(row, 10);
  if (source === undefined) return [finding("The source of a mirrored line is not there.", from, "none")];
  if (target === undefined) return [finding("A mirrored line is not there.", to, "none")];
  const findings: Finding[] = [];
  if (source.amount !== -target.amount || source.currency !== target.currency) {
    const what = "A mirrored line has not its source's amount turned round.";
    const expected = moneyText(-source.amount, source.currency);
    findings.push(finding(what, expected, moneyText(target.amount, target.currency)));
  }
  if (source.date !== target.date) {
    findings.push(finding("A mirrored line has not its source's date.", source.date, target.date));
  }
  return findings;
}

/** Mirrors that have not as many lines as they count. */
export async function incompleteMirrors(
  session: Session,
  verification: Verification,
): Promise<readonly Finding[]> {
  const company = ofEitherCompany(verification);
  const rows = await session.rows(
    `SELECT r.selling_company, m.id, m.source_company, m.source_journal, x.expected, x.actual
     FROM (
       SELECT u.id, SUM(u.expected) AS expected, SUM(u.actual) AS actual
       FROM (
         SELECT o.id, o.line_count AS expected, 0 AS actual FROM mirror o WHERE o.outcome = 'made'
         UNION ALL
         SELECT l.mirror_id, 0, COUNT(*) FROM mirror_line l GROUP BY l.mirror_id
       ) u GROUP BY u.id HAVING SUM(u.expected) <> SUM(u.actual)
     ) x
     JOIN mirror m ON m.id = x.id
     JOIN trading_relationship r ON r.id = m.relationship_id
     WHERE 1 = 1${company.sql} ORDER BY m.id LIMIT ?`,
    [...company.parameters, verification.limit],
  );
  return rows.map((row) => ({
    code: "mirrorIncomplete",
    company: row[0] as string,
    what: "A mirror has not the lines that it counts.",
    where: `mirror ${row[1] as bigint} of ${row[2] as string}/${row[3] as string}`,
    expected: countText(row[4] as bigint, "line"),
    actual: countText(row[5] as bigint, "line"),
  }));
}
