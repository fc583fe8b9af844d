import { ContrapostError, type JournalRef, type JournalType, type PostedJournal } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import { requireApproved } from "./approval/require-approved.js";
import { amendDraft } from "./amend-draft.js";
import { buildChunk } from "./build-chunk.js";
import { CompanyFacts, type JournalNameFacts, loadJournalName } from "./company-facts.js";
import { CompanyTerms } from "./company-terms.js";
import { loadDiscounts } from "./discount-states.js";
import type { PostingEnvironment } from "./environment.js";
import { findDuplicates } from "./find-duplicates.js";
import { findHolds } from "./holds/find-holds.js";
import { journalHooks } from "./journal-hooks.js";
import { lockJournal, placeInJournal, type StoredJournal } from "./journal-header.js";
import { readLines, type StoredLine } from "./line-reader.js";
import { linkPrepayments } from "./link-prepayments.js";
import { numberVouchers, type VoucherNumbering } from "./number-vouchers.js";
import { OpenItems } from "./open-items.js";
import { postingScope } from "./posting-context.js";
import { PostingRows } from "./posting-rows.js";
import { checkPeriod } from "./resolve-line.js";
import { writeReversal } from "./reversal/write-reversal.js";
import { refusal } from "./refusal.js";
import { Parties } from "./parties.js";
import { Problems } from "./problems.js";
import type { RunningPosting } from "./running-posting.js";
import { PostingSeals } from "./seal/posting-seals.js";
import { writeSettlements } from "./settlement/write-settlements.js";
import { undoes, writeUnsettlement } from "./settlement/write-unsettlement.js";
import { VoucherSealer } from "./seal/voucher-sealer.js";
import { objectionsTo } from "./validate-journal.js";

/** Who posts which journal, and how deep inside other postings. */
export interface PostingRequest {
  readonly journal: JournalRef;
  readonly user: string;
  /** 0 for a posting that a user asked for. */
  readonly depth: number;
  /** Called after each chunk with the number of lines written so far. */
  readonly progress?: (lines: number) => void;
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
  const written = await writePosting(env, session, journal, request);
  seals.add(written.id);
  const posted: PostedJournal = Object.freeze({
    ...written.header,
    status: "posted",
    voucherCount: written.voucherCount,
  });
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
  const journal = await lockJournal(session, request.journal);
  allow?.(journal.header.type);
  const objections = await objectionsTo(env, session, journal, { user: request.user, preview: false });
  if (objections.length > 0) throw refusal(journal.header, objections);
  return await postJournal(env, session, request);
}

/** Writes the posting itself, without hooks after it: vouchers, entries, transactions, settlements. */
export async function writePosting(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  request: PostingRequest,
): Promise<StoredJournal> {
  const { header } = journal;
  const name = await loadJournalName(session, header.company, header.name);
  requirePostable(journal);
  await requireApproved(session, journal, name);
  const facts = await CompanyFacts.load(session, header.company);
  // What was approved was amended before, when it was submitted.
  if (header.status === "draft") await amendDraft(env, session, journal, request.user);
  const lastLine = await lastLineOf(session, journal);
  // Line n's transaction is base + n, and the vouchers follow; the base itself stays unused.
  const transactionBase = await session.reserveIds(lastLine + journal.voucherCount + 1);
  const voucherBase = transactionBase + lastLine;
  const numbered: StoredJournal = { ...journal, voucherBase, transactionBase };
  const numbering = await numberVouchers(session, journal, name, voucherBase);
  if (header.type === "reversal") {
    await requireOpenPeriods(session, numbered, facts);
    await writeReversal(session, numbered);
  } else if (header.type === "settlement" && (await undoes(session, numbered))) {
    await requireOpenPeriods(session, numbered, facts);
    await writeUnsettlement(session, numbered);
  } else {
    await writeLines(env, session, numbered, { name, facts, numbering, progress: request.progress });
  }
  await finish(env, session, numbered, request.user);
  return numbered;
}

/** What writing a journal's lines needs to know beside them. */
interface LineWriting {
  readonly name: JournalNameFacts;
  readonly facts: CompanyFacts;
  readonly numbering: VoucherNumbering;
  readonly progress: PostingRequest["progress"];
}

async function writeLines(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  { name, facts, numbering, progress }: LineWriting,
): Promise<void> {
  const { header, voucherBase = 0, transactionBase = 0 } = journal;
  const problems = new Problems(header);
  const terms = await CompanyTerms.load(session, header.company);
  const duplicates = await findDuplicates(session, journal);
  const holds = await findHolds(session, journal.id);
  const sealer = new VoucherSealer(header, numbering);
  const base = {
    company: header.company,
    voucherBase,
    transactionBase,
    sealer,
    dimensions: facts.dimensions !== undefined,
    reporting: facts.reporting !== undefined,
  };
  const parties = new Parties(session, facts);
  if (header.type === "settlement") {
    const openItems = new OpenItems();
    const around = { journal: header, name, facts, terms, parties, openItems, duplicates, holds };
    await writeSettlements(session, journal, { around, base, chunkLines: env.chunkLines });
    return;
  }
  let lines = 0;
  let prepaid = false;
  for await (const chunk of readLines(session, {
    journal: journal.id,
    size: env.chunkLines,
    locking: true,
  })) {
    await loadRates(facts, chunk);
    await parties.load(chunk);
    const openItems = await OpenItems.load(session, header.company, chunk, parties);
    if (terms.grantsDiscounts) await loadDiscounts(session, chunk, openItems);
    await facts.reporting?.loadItems(session, chunk, openItems.all());
    const around = { journal: header, name, facts, terms, parties, openItems, duplicates, holds };
    const rows = new PostingRows(base);
    buildChunk(chunk, around, rows, problems);
    // With faults all is undone at the end; until then the lines after them must find what the good ones left open.
    await rows.write(session);
    prepaid ||= chunk.some(({ prepayment }) => prepayment);
    lines += chunk.length;
    progress?.(lines);
  }
  if (problems.count > 0) throw refusal(header, problems.errors, problems.count);
  if (prepaid && header.origin.kind === "mirror") await linkPrepayments(session, journal);
}

/** The lines of what takes back are those of what it takes back; only its date can be at fault. */
async function requireOpenPeriods(
  session: Session,
  journal: StoredJournal,
  facts: CompanyFacts,
): Promise<void> {
  const problems = new Problems(journal.header);
  const rows = await session.rows(
    "SELECT date, MIN(line_no) FROM journal_line WHERE journal_id = ? GROUP BY date",
    [journal.id],
  );
  for (const [date, line] of rows) checkPeriod({ line: Number(line), date: date as string }, facts, problems);
  if (problems.count > 0) throw refusal(journal.header, problems.errors, problems.count);
}

function requirePostable({ header }: StoredJournal): void {
  const { status, lineCount } = header;
  const where = placeInJournal(header);
  if (status === "posted" || status === "cancelled") {
    throw new ContrapostError("CP_JOURNAL_STATUS", { where, status, action: "posting", needed: "a draft" });
  }
  if (lineCount === 0) throw new ContrapostError("CP_JOURNAL_EMPTY", { where });
}

/** Higher than the count of lines where some were transferred away. */
async function lastLineOf(session: Session, journal: StoredJournal): Promise<number> {
  const [row] = await session.rows("SELECT MAX(line_no) FROM journal_line WHERE journal_id = ?", [
    journal.id,
  ]);
  return Number(row?.[0] ?? 0);
}

async function loadRates(facts: CompanyFacts, lines: readonly StoredLine[]): Promise<void> {
  const { currency, conversions, reporting } = facts;
  let last: StoredLine | undefined;
  for (const line of lines) {
    if (line.currency === currency && reporting === undefined) continue;
    if (line.currency === last?.currency && line.date === last.date) continue;
    await conversions.load(line.currency, line.date);
    await reporting?.conversions.load(line.currency, line.date);
    last = line;
  }
}

async function finish(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  user: string,
): Promise<void> {
  // The database checks here that every voucher balances, and refuses any later change.
  await session.run(
    `UPDATE journal SET status = 'posted', voucher_base = ?, transaction_base = ?, posted_by = ?, posted_at = ?
     WHERE id = ?`,
    [
      journal.voucherBase ?? null,
      journal.transactionBase ?? null,
      user,
      env.clock.now().toISOString(),
      journal.id,
    ],
  );
  // Only now: the marks of a journal under approval are frozen.
  await session.run("DELETE FROM mark WHERE journal_id = ?", [journal.id]);
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
