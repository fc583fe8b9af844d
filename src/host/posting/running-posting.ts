import type { JournalRef, PostedJournal } from "@contrapost/sdk";
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
  /** Posts another journal one level deeper, inside the same transaction. */
  readonly postNested: (journal: JournalRef) => Promise<PostedJournal>;
}
