import type { JournalRef, JournalType, PostedJournal } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import type { PostingEnvironment } from "./environment.js";
import type { StoredJournal } from "./journal-header.js";

/** The posting that a handler is called in. */
export interface RunningPosting {
  readonly env: PostingEnvironment;
  readonly session: Session;
  /** The journal just posted; for a released mirror, its source. */
  readonly journal: StoredJournal;
  readonly user: string;
  /**
   * Posts another journal one level deeper, inside the same transaction.
   *
   * @param allow - refuses, by throwing, a journal of a type that the handler may not post
   */
  readonly postNested: (journal: JournalRef, allow: (type: JournalType) => void) => Promise<PostedJournal>;
}
