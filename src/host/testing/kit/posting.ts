import {
  type ContrapostError,
  isContrapostError,
  type JournalRef,
  type PostedJournal,
} from "@contrapost/sdk";
import type { Host } from "../../host.js";
import { listMirrors, type MirrorOverview } from "../../inquiry/mirrors.js";

/** What a journal has become in the partners' books. */
export interface MirrorsOf {
  /** The mirrored journal. */
  readonly source: JournalRef;
  /** In the order in which they were made. */
  readonly mirrors: readonly MirrorOverview[];
}

/** How an attempt to post went. */
export interface Posting extends MirrorsOf {
  /** The journal as it was posted; undefined where it was refused. */
  readonly posted?: PostedJournal;
  /** Why it was refused; undefined where it was posted. */
  readonly refusal?: ContrapostError;
}

/**
 * Tries to post a draft.
 *
 * @throws what is no refusal: a fault of the program
 */
export async function attemptPosting(
  host: Host,
  source: JournalRef,
  { user, now }: { readonly user: string; readonly now: Date },
): Promise<Posting> {
  try {
    const { posted } = await host.journals.post(source, { user });
    return { ...(await mirrorsOf(host, source, now)), posted };
  } catch (error) {
    if (isContrapostError(error)) return { source, mirrors: [], refusal: error };
    throw error;
  }
}

/** What became of a journal in the partners' books, as of now. */
export async function mirrorsOf(host: Host, source: JournalRef, now: Date): Promise<MirrorsOf> {
  const filter = { company: source.company, sourceJournal: source.number };
  const found = await host.store.read((session) => listMirrors(session, now, filter));
  return { source, mirrors: found.filter((mirror) => mirror.source.company === source.company) };
}
