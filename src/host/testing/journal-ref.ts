import type { JournalRef } from "@contrapost/sdk";

/** The journal that a text such as `USMF/PAY-1` names. */
export function journalRefOf(journal: JournalRef | string): JournalRef {
  if (typeof journal !== "string") return journal;
  const slash = journal.indexOf("/");
  return { company: journal.slice(0, slash), number: journal.slice(slash + 1) };
}
