import type { Journal, JournalRef } from "@contrapost/sdk";
import { refusedForOther } from "./refused-for-other.js";

/**
 * Posts what a journal pays for other companies in their books, one after the other, inside its own posting.
 *
 * @param post - posts a draft of another company through the same pipeline, one level in
 * @throws ContrapostError `CP_POSTING_REFUSED` of the paying company's journal; the caller rolls back
 */
export async function postForOthers(
  payer: Journal,
  drafts: readonly JournalRef[],
  post: (draft: JournalRef) => Promise<unknown>,
): Promise<void> {
  for (const draft of drafts) {
    try {
      await post(draft);
    } catch (error) {
      throw refusedForOther(payer, draft, error);
    }
  }
}
