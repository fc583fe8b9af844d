import {
  type CommittedContext,
  ContrapostError,
  type HandlerScope,
  type JournalRef,
  type PostedJournal,
  type ScopeFactory,
} from "@contrapost/sdk";
import type { Session, Store } from "../store/session.js";
import { journalNameInfo, loadJournalName } from "./company-facts.js";
import { ScopeGuard } from "./handler-scope.js";
import { findJournal, journalLabel } from "./journal-header.js";
import { readParties } from "./read-parties.js";
import { readPostedLines } from "./posted-lines.js";

/** One delivery of an event to one handler. */
export interface Delivery {
  readonly journal: PostedJournal;
  readonly user: string;
  readonly idempotencyKey: string;
  /** Counts from 1. */
  readonly attempt: number;
}

/** The journal that an event tells of. Throws CP_JOURNAL_UNKNOWN. */
export async function readPostedJournal(store: Store, ref: JournalRef): Promise<PostedJournal> {
  const journal = await store.read((session) => findJournal(session, ref));
  if (journal === undefined) throw new ContrapostError("CP_JOURNAL_UNKNOWN", { journal: journalLabel(ref) });
  return Object.freeze({ ...journal.header, status: "posted", voucherCount: journal.voucherCount });
}

/** Makes the context of a committed handler. It is outside any transaction: each chunk is read for itself. */
export function committedScope(
  store: Store,
  delivery: Delivery,
  chunkLines: number,
): ScopeFactory<CommittedContext> {
  return (watch): HandlerScope<CommittedContext> => {
    const guard = new ScopeGuard(watch);
    const { journal, user, idempotencyKey, attempt } = delivery;
    const context: CommittedContext = {
      company: journal.company,
      user,
      idempotencyKey,
      attempt,
      get signal() {
        return guard.signal;
      },
      journalName: () =>
        guard.run(async () =>
          journalNameInfo(await loadJournalName(rowByRow(store), journal.company, journal.name)),
        ),
      parties: (lines) => guard.run(() => readParties(rowByRow(store), journal.company, lines)),
      lines: () => guard.chunks(readPostedLines(rowByRow(store), { journal, size: chunkLines })),
    };
    return { context: Object.freeze(context), close: guard.close };
  };
}

/** Posted rows never change, and parties come as they are: no snapshot is needed that would last as the handler does. */
function rowByRow(store: Store): Pick<Session, "rows"> {
  return { rows: (sql, parameters) => store.read((session) => session.rows(sql, parameters)) };
}
