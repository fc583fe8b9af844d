import type { JournalRef, JournalType, PostedJournal } from "@contrapost/sdk";
import type { EventPlace } from "./raise-event.js";

/** The posting that a handler is called in. */
export interface RunningPosting extends EventPlace {
  /**
   * Posts another journal one level deeper, inside the same transaction.
   *
   * @param allow - refuses, by throwing, a journal of a type that the handler may not post
   */
  readonly postNested: (journal: JournalRef, allow: (type: JournalType) => void) => Promise<PostedJournal>;
}
