import type { Session, Store } from "../store/session.js";
import type { PostingObserver } from "./posting-observer.js";

/**
 * Runs work in one transaction. What the observer sees in it counts once that is committed; of a transaction that is
 * tried again, only what the last attempt did.
 */
export function observedTransaction<T>(
  { observer }: { readonly observer: PostingObserver },
  store: Store,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const attempt = (session: Session) => observer.committing(() => work(session));
  return observer.committing(() => store.transaction(attempt));
}
