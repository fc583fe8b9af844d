import type { JournalRef } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";
import { lockJournal } from "../journal-header.js";
import { type Preview, readEntries } from "../preview-posting.js";
import { journalsForOthers } from "./journals-for-others.js";

/** What a journal that was just posted, and will be undone, has made in the companies that it pays for. */
export async function previewForOthers(
  session: Session,
  payer: JournalRef,
  entryLimit: number,
): Promise<readonly Preview[]> {
  const previews: Preview[] = [];
  for (const other of await journalsForOthers(session, [payer])) {
    const posted = await lockJournal(session, other);
    const { header: journal, voucherCount } = posted;
    const entries = await readEntries(session, posted, entryLimit);
    previews.push({ journal, problems: [], voucherCount, entries, others: [] });
  }
  return previews;
}
