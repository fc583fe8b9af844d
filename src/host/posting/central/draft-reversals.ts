import type { JournalRef } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";
import { journalLabel, type StoredJournal } from "../journal-header.js";
import { draftReversal } from "../reversal/draft-reversal.js";

/** Who reverses, and when. */
export interface ReversingForOthers {
  readonly user: string;
  readonly at: Date;
}

/**
 * Makes the drafts that take back in other companies what a reversal, which was just written, takes back of payments
 * for them; none where it reverses no such payments.
 *
 * @throws ContrapostError what drafting a reversal throws
 */
export async function draftReversalsForOthers(
  session: Session,
  reversal: StoredJournal,
  { user, at }: ReversingForOthers,
): Promise<readonly JournalRef[]> {
  const { company: payer, number, reverses } = reversal.header;
  if (reverses === undefined) return [];
  const rows = await session.rows(
    `SELECT j.company, j.number, j.line_count, x.lines, x.date FROM journal j
     JOIN (SELECT l.company, COUNT(*) AS lines, MIN(l.date) AS date FROM journal_line l
       WHERE l.journal_id = ? AND l.company IS NOT NULL GROUP BY l.company) x ON x.company = j.company
     WHERE j.origin = 'centralPayment' AND j.source_company = ? AND j.source_journal = ? ORDER BY j.company`,
    [reversal.id, payer, reverses.number],
  );
  const source = { company: payer, number };
  const drafts: JournalRef[] = [];
  for (const row of rows) {
    const company = row[0] as string;
    const journal = { company, number: row[1] as string };
    const whole = Number(row[2]) === Number(row[3]);
    const lines = whole ? undefined : await linesFor(session, reversal.id, company);
    const description = `Reversal of ${journal.number}, by ${journalLabel(source)}`;
    const request = { journal, date: row[4] as string, description, ...(lines && { lines }) };
    const author = { user, at, origin: { kind: "centralPayment", source } } as const;
    drafts.push(await draftReversal(session, request, author));
  }
  return drafts;
}

/** Lines have the same numbers in both companies. */
async function linesFor(session: Session, reversal: number, company: string): Promise<readonly number[]> {
  const rows = await session.rows(
    "SELECT line_no FROM journal_line WHERE journal_id = ? AND company = ? ORDER BY line_no",
    [reversal, company],
  );
  return rows.map(([line]) => Number(line));
}
