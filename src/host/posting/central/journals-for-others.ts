import type { JournalRef } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";

/** The journals in other companies that book what some journals have paid for these, or take it back. */
export async function journalsForOthers(
  session: Session,
  payers: readonly JournalRef[],
): Promise<readonly JournalRef[]> {
  const found: JournalRef[] = [];
  for (const { company, number } of payers) {
    const rows = await session.rows(
      `SELECT company, number FROM journal
       WHERE origin = 'centralPayment' AND source_company = ? AND source_journal = ? ORDER BY company`,
      [company, number],
    );
    found.push(...rows.map((row) => ({ company: row[0] as string, number: row[1] as string })));
  }
  return found;
}
