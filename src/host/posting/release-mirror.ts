import { ContrapostError, type Mirror, onMirrorPosted } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import type { PostingEnvironment } from "./environment.js";
import { lockJournal } from "./journal-header.js";
import { findMirror } from "./mirror-book.js";
import { runningPosting } from "./post-journal.js";
import { postingScope } from "./posting-context.js";
import { PostingSeals } from "./seal/posting-seals.js";

/**
 * Lets the plugins make a mirror that was parked or not made, in the session's transaction, and answers what became
 * of it. Where it still cannot be made it stays as it is, with the reason as it is now.
 *
 * @throws ContrapostError `CP_MIRROR_UNKNOWN`, `CP_MIRROR_NOT_PARKED`
 */
export async function releaseMirror(
  env: PostingEnvironment,
  session: Session,
  request: { readonly mirror: number; readonly user: string },
): Promise<Mirror> {
  const mirror = await requireMirror(session, request.mirror);
  if (mirror.status !== "parked" && mirror.status !== "notMirrored") {
    throw new ContrapostError("CP_MIRROR_NOT_PARKED", { mirror: mirror.id, status: mirror.status });
  }
  // The source's lock keeps two releases of one mirror apart.
  const journal = await lockJournal(session, mirror.source);
  const seals = new PostingSeals();
  const { user } = request;
  const posting = runningPosting(env, session, journal, { journal: mirror.source, user, depth: 0, seals });
  const { company } = mirror.source;
  if (!env.dispatcher.has(onMirrorPosted, company)) {
    throw new ContrapostError("CP_MIRROR_PLUGIN_MISSING", { mirror: mirror.id, plugin: mirror.plugin });
  }
  await env.dispatcher.posted(onMirrorPosted, company, mirror, postingScope(posting));
  await seals.write(session);
  return await requireMirror(session, request.mirror);
}

async function requireMirror(session: Session, mirror: number): Promise<Mirror> {
  const found = await findMirror(session, mirror);
  if (found === undefined) throw new ContrapostError("CP_MIRROR_UNKNOWN", { mirror });
  return found;
}
