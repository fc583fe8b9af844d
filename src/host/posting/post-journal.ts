import { ContrapostError, type JournalRef, type JournalType, type PostedJournal } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import { postForOthers } from "./central/post-for-others.js";
import type { PostingEnvironment } from "./environment.js";
import { journalHooks } from "./journal-hooks.js";
import { lockJournal, placeInJournal, type StoredJournal } from "./journal-header.js";
import { postingScope } from "./posting-context.js";
import { refusal } from "./refusal.js";
import type { RunningPosting } from "./running-posting.js";
import { PostingSeals } from "./seal/posting-seals.js";
import { objectionsTo } from "./validate-journal.js";
import { writePosting, type WritingRequest } from "./write-posting.js";

/** Who posts which journal, and how deep inside other postings. */
export interface PostingRequest extends WritingRequest {
  readonly journal: JournalRef;
  /** 0 for a posting that a user asked for. */
  readonly depth: number;
  /** Of the posting that this one is part of, which seals for both; without it the posting seals itself. */
  readonly seals?: PostingSeals;
}

/**
 * Posts one journal inside the session's transaction: amend, build, write, then the posted hooks and the outbox rows.
 * Everything that it or its hooks write commits or rolls back together.
 *
 * @throws ContrapostError `CP_POSTING_REFUSED` with every fault in `problems`; the caller rolls back
 */
export async function postJournal(
  env: PostingEnvironment,
  session: Session,
  request: PostingRequest,
): Promise<PostedJournal> {
  const { seals = new PostingSeals() } = request;
  const journal = await lockJournal(session, request.journal);
  const { journal: written, others } = await writePosting(env, session, journal, request);
  seals.add(written.id);
  const posted: PostedJournal = Object.freeze({
    ...written.header,
    status: "posted",
    voucherCount: written.voucherCount,
  });
  await postForOthers(posted, others, (draft) =>
    postInside(env, session, { journal: draft, user: request.user, depth: request.depth + 1, seals }),
  );
  const hooks = journalHooks[posted.type];
  if (env.dispatcher.has(hooks.posted, posted.company)) {
    const scope = postingScope(runningPosting(env, session, written, { ...request, seals }));
    await env.dispatcher.posted(hooks.posted, posted.company, posted, scope);
  }
  await enqueueCommitted(env, session, posted, request.user);
  if (request.seals === undefined) await seals.write(session);
  return posted;
}

/** What handlers of this posting act through. */
export function runningPosting(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  { user, depth, seals }: PostingRequest & { readonly seals: PostingSeals },
): RunningPosting {
  const postNested: RunningPosting["postNested"] = (ref, allow) =>
    postInside(env, session, { journal: ref, user, depth: depth + 1, seals }, allow);
  return { env, session, journal, user, eventDepth: 0, postNested };
}

/**
 * Posts a journal inside a transaction of the caller's, another posting's for instance, through the same pipeline.
 *
 * @param allow - refuses, by throwing, a journal of a type that the caller may not post
 */
export async function postInside(
  env: PostingEnvironment,
  session: Session,
  request: PostingRequest,
  allow?: (type: JournalType) => void,
): Promise<PostedJournal> {
  if (request.depth >= env.depthLimit) {
    const where = placeInJournal(request.journal);
    throw new ContrapostError("CP_POSTING_TOO_DEEP", { where, depth: request.depth, limit: env.depthLimit });
  }
  return await env.observer.posting(request, async (seen) => {
    const journal = await lockJournal(session, request.journal);
    seen(journal.header);
    allow?.(journal.header.type);
    const objections = await objectionsTo(env, session, journal, { user: request.user, preview: false });
    if (objections.length > 0) throw refusal(journal.header, objections);
    const posted = await postJournal(env, session, request);
    seen(posted);
    return posted;
  });
}

async function enqueueCommitted(
  env: PostingEnvironment,
  session: Session,
  posted: PostedJournal,
  user: string,
): Promise<void> {
  const hook = journalHooks[posted.type].committed;
  const { company, number: journal } = posted;
  const handlers = env.dispatcher.committedHandlers(hook, company);
  if (handlers.length === 0) return;
  const key = `${hook.name}:${company}:${journal}`;
  await env.enqueue(session, { key, hook: hook.name, company, journal, user, handlers });
}
