import type { Journal, JournalRef } from "@contrapost/sdk";

/** A posting as it begins. */
export interface BegunPosting {
  readonly journal: JournalRef;
  /** 0 for a posting that a user asked for; one more for each that it stands in. */
  readonly depth: number;
}

/** A mirror that was parked. */
export interface ParkedMirror {
  /** The company that could not take it. */
  readonly company: string;
  /** The code of the reason. */
  readonly reason: string;
}

/** Sees postings, and what becomes of them. */
export interface PostingObserver {
  /**
   * Runs one posting.
   *
   * @param work - tells the journal as soon as it is read, and again once it is posted
   */
  posting<T>(begun: BegunPosting, work: (seen: (journal: Journal) => void) => Promise<T>): Promise<T>;
  /** Runs work that commits or is undone as one: what was seen inside counts where it ends well. */
  committing<T>(work: () => Promise<T>): Promise<T>;
  mirrorParked(mirror: ParkedMirror): void;
}

/** For postings that nobody looks at. */
export const unobserved: PostingObserver = Object.freeze<PostingObserver>({
  posting: (_, work) => work(() => undefined),
  committing: (work) => work(),
  mirrorParked: () => undefined,
});
