import { ContrapostError } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";
import type { JournalNameFacts } from "../company-facts.js";
import { placeInJournal, type StoredJournal } from "../journal-header.js";
import { readApproval } from "./approval-events.js";
import { contentHash } from "./content-hash.js";

/**
 * Lets a journal be posted only as it was approved. One that waits for approval is not posted even where its name asks
 * for none any more: somebody has to decide on it first.
 *
 * @throws ContrapostError `CP_JOURNAL_NOT_APPROVED`, `CP_APPROVAL_STALE`
 */
export async function requireApproved(
  session: Session,
  journal: StoredJournal,
  { approval }: JournalNameFacts,
): Promise<void> {
  const { company, number, name, status } = journal.header;
  if (status === "draft" && !approval) return;
  const where = placeInJournal(journal.header);
  if (status !== "approved") {
    const first = status === "draft" ? "submit" : "approve";
    throw new ContrapostError("CP_JOURNAL_NOT_APPROVED", { where, name, company, number, status, first });
  }
  const [approved] = (await readApproval(session, journal.id)).approvals;
  if (approved?.contentHash !== (await contentHash(session, journal))) {
    throw new ContrapostError("CP_APPROVAL_STALE", { where });
  }
}
