import { ContrapostError, type JournalApproval, type JournalRef } from "@contrapost/sdk";
import { readApproval } from "../posting/approval/approval-events.js";
import { findJournal, journalLabel } from "../posting/journal-header.js";
import type { Session } from "../store/session.js";

/** How far a journal's approval has come, with every step ever taken. Throws CP_JOURNAL_UNKNOWN. */
export async function readJournalApproval(session: Session, ref: JournalRef): Promise<JournalApproval> {
  const journal = await findJournal(session, ref);
  if (journal === undefined) throw new ContrapostError("CP_JOURNAL_UNKNOWN", { journal: journalLabel(ref) });
  return await readApproval(session, journal.id);
}
