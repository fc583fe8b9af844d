import { ContrapostError, type JournalRef } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import { requireApproved } from "./approval/require-approved.js";
import { amendDraft } from "./amend-draft.js";
import { buildChunk } from "./build-chunk.js";
import { draftReversalsForOthers } from "./central/draft-reversals.js";
import type { DueAccounts } from "./central/due-accounts.js";
import { handOver } from "./central/hand-over.js";
import { PaidCompanies } from "./central/paid-companies.js";
import { CompanyFacts, type JournalNameFacts, loadJournalName } from "./company-facts.js";
import { CompanyTerms } from "./company-terms.js";
import { loadDiscounts } from "./discount-states.js";
import type { PostingEnvironment } from "./environment.js";
import { findDuplicates } from "./find-duplicates.js";
import { findHolds } from "./holds/find-holds.js";
import { placeInJournal, type StoredJournal } from "./journal-header.js";
import { readLines } from "./line-reader.js";
import { linkPrepayments } from "./link-prepayments.js";
import { loadRates } from "./load-rates.js";
import { numberVouchers, type VoucherNumbering } from "./number-vouchers.js";
import { OpenItems } from "./open-items.js";
import { PostingRows } from "./posting-rows.js";
import { requiredFields } from "./required-fields.js";
import { checkPeriod } from "./resolve-line.js";
import { writeReversal } from "./reversal/write-reversal.js";
import { refusal } from "./refusal.js";
import { Parties } from "./parties.js";
import { Problems } from "./problems.js";
import { writeSettlements } from "./settlement/write-settlements.js";
import { undoes, writeUnsettlement } from "./settlement/write-unsettlement.js";
import { VoucherSealer } from "./seal/voucher-sealer.js";

/** Who posts, and who hears of it. */
export interface WritingRequest {
  readonly user: string;
  /** Called after each chunk with the number of lines written so far. */
  readonly progress?: (lines: number) => void;
}

/** A posting that was written, and drafts of what it does in the books of companies that it pays for. */
export interface WrittenPosting {
  readonly journal: StoredJournal;
  readonly others: readonly JournalRef[];
}

/** Writes the posting itself, without hooks after it: vouchers, entries, transactions, settlements. */
export async function writePosting(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  request: WritingRequest,
): Promise<WrittenPosting> {
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
  let paidFor = noCompanies;
  if (header.type === "reversal") {
    await requireOpenPeriods(session, numbered, facts);
    await writeReversal(session, numbered);
  } else if (header.type === "settlement" && (await undoes(session, numbered))) {
    await requireOpenPeriods(session, numbered, facts);
    await writeUnsettlement(session, numbered);
  } else {
    const { progress } = request;
    paidFor = await writeLines(env, session, numbered, { name, facts, numbering, progress });
  }
  await finish(env, session, numbered, request.user);
  const others = await draftForOthers(session, numbered, paidFor, {
    user: request.user,
    at: env.clock.now(),
  });
  // Only now: the marks of a journal under approval are frozen, and some were handed over.
  await session.run("DELETE FROM mark WHERE journal_id = ?", [journal.id]);
  return { journal: numbered, others };
}

const noCompanies: ReadonlyMap<string, DueAccounts> = new Map();

/** What posting a journal entails in other companies: they book what was paid for them, or take it back. */
async function draftForOthers(
  session: Session,
  journal: StoredJournal,
  paidFor: ReadonlyMap<string, DueAccounts>,
  by: { readonly user: string; readonly at: Date },
): Promise<readonly JournalRef[]> {
  if (journal.header.type === "reversal") return await draftReversalsForOthers(session, journal, by);
  return paidFor.size === 0 ? [] : await handOver(session, journal, paidFor, by.at);
}

/** What writing a journal's lines needs to know beside them. */
interface LineWriting {
  readonly name: JournalNameFacts;
  readonly facts: CompanyFacts;
  readonly numbering: VoucherNumbering;
  readonly progress: WritingRequest["progress"];
}

/** Answers the companies that lines pay for, each with the accounts for it. */
async function writeLines(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  { name, facts, numbering, progress }: LineWriting,
): Promise<ReadonlyMap<string, DueAccounts>> {
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
  const paidFor = new PaidCompanies(session, header.company);
  const fixed = { journal: header, name, facts, terms, parties, duplicates, holds };
  if (header.type === "settlement") {
    const around = { ...fixed, openItems: new OpenItems(), dueAccounts: undefined };
    await writeSettlements(session, journal, { around, base, chunkLines: env.chunkLines });
    return noCompanies;
  }
  const required = requiredFields(env.fields, header);
  required.ofJournal(problems);
  let lines = 0;
  let prepaid = false;
  for await (const chunk of readLines(session, {
    journal: journal.id,
    size: env.chunkLines,
    locking: true,
    texts: required.onLines,
  })) {
    required.ofLines(chunk, problems);
    await loadRates(facts, chunk);
    await parties.load(chunk);
    const openItems = await OpenItems.load(session, header.company, chunk, parties);
    if (terms.grantsDiscounts) await loadDiscounts(session, chunk, openItems);
    await facts.reporting?.loadItems(session, chunk, openItems.all());
    const dueAccounts = await paidFor.note(chunk);
    const around = { ...fixed, openItems, dueAccounts };
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
  return paidFor.named;
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
}
