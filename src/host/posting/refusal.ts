import { ContrapostError, isContrapostError, type Journal, type JournalRef } from "@contrapost/sdk";
import { placeInJournal } from "./journal-header.js";

/** One error for all that keeps a journal from being posted; the first fault stands in its message. */
export function refusal(
  journal: Journal,
  problems: readonly ContrapostError[],
  count: number = problems.length,
): ContrapostError {
  const facts = {
    where: placeInJournal(journal),
    count: problemCount(count),
    first: problems[0]?.message,
    company: journal.company,
    journal: journal.number,
  };
  return new ContrapostError("CP_POSTING_REFUSED", facts, { problems });
}

/** The same where the lines at fault were to be transferred, but the journal was approved with them. */
export function transferRefused(journal: Journal, { problems }: ContrapostError): ContrapostError {
  const facts = { where: placeInJournal(journal), first: problems[0]?.message };
  return new ContrapostError("CP_TRANSFER_APPROVED", facts, { problems });
}

/** How messages count what they list. */
export function problemCount(count: number): string {
  return count === 1 ? "1 problem" : `${count} problems`;
}

/** The lines of this journal that a refusal found at fault; none where the error is something else. */
export function linesAtFault(error: unknown, journal: JournalRef): readonly number[] {
  if (!isContrapostError(error) || error.code !== "CP_POSTING_REFUSED") return [];
  if (error.facts["company"] !== journal.company || error.facts["journal"] !== journal.number) return [];
  const lines = error.problems.map((problem) => problem.facts["line"]);
  // A fault of the whole journal cannot be moved away with a line.
  if (lines.some((line) => typeof line !== "number")) return [];
  return [...new Set(lines as readonly number[])].sort((a, b) => a - b);
}
