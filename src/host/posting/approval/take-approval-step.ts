import {
  type ApprovalAction,
  type ApprovalRequest,
  ContrapostError,
  type Journal,
  type JournalApproval,
  type JournalRef,
  type JournalType,
  onJournalApprovalValidate,
} from "@contrapost/sdk";
import { approvalSteps } from "../../ledger/approval.js";
import type { Session } from "../../store/session.js";
import { amendDraft } from "../amend-draft.js";
import { loadJournalName } from "../company-facts.js";
import type { PostingEnvironment } from "../environment.js";
import { lockJournal, placeInJournal, type StoredJournal } from "../journal-header.js";
import { problemCount } from "../refusal.js";
import { objectionsOf } from "../validate-journal.js";
import { readApproval, writeApprovalEvent } from "./approval-events.js";
import { contentHash } from "./content-hash.js";

/** A step of a journal's approval that somebody asks for. */
export interface StepRequest {
  readonly journal: JournalRef;
  readonly action: ApprovalAction;
  readonly user: string;
  readonly reason?: string;
  /** Refuses, by throwing, a journal of a type that whoever asks may not handle. */
  readonly allow?: (type: JournalType) => void;
}

/**
 * Takes one step of a journal's approval, in the session's transaction, and remembers who took it and what the journal
 * said then. A draft is amended when it is submitted, so that what is approved is what will be posted.
 *
 * @throws ContrapostError `CP_JOURNAL_STATUS`, `CP_APPROVAL_…`, `CP_APPROVED_ALREADY`, `CP_RECALL_OTHERS`
 */
export async function takeApprovalStep(
  env: PostingEnvironment,
  session: Session,
  { journal: ref, action, user, reason, allow }: StepRequest,
): Promise<Journal> {
  const { to, event } = approvalSteps[action];
  const journal = await lockJournal(session, ref);
  allow?.(journal.header.type);
  requireStatus(journal, action);
  if (action === "submit") await requireNeed(session, journal);
  if (action === "reject" && (reason ?? "").trim() === "") {
    throw new ContrapostError("CP_APPROVAL_REASON_MISSING", { where: placeInJournal(ref) });
  }
  requireRight(journal, action, user, await readApproval(session, journal.id));
  await requireNoObjection(env, session, journal, {
    request: { journal: journal.header, action, ...(reason !== undefined && { reason }) },
    user,
  });
  if (action === "submit") await amendDraft(env, session, journal, user);
  await writeApprovalEvent(session, journal.id, {
    event,
    by: user,
    at: env.clock.now().toISOString(),
    ...(reason !== undefined && { reason }),
    contentHash: await contentHash(session, journal),
  });
  await session.run("UPDATE journal SET status = ? WHERE id = ?", [to, journal.id]);
  return Object.freeze({ ...journal.header, status: to });
}

const doing: Readonly<Record<ApprovalAction, string>> = {
  submit: "submitting",
  approve: "approving",
  reject: "rejecting",
  recall: "recalling",
};

function requireStatus({ header }: StoredJournal, action: ApprovalAction): void {
  const { status, lineCount } = header;
  const where = placeInJournal(header);
  if (!approvalSteps[action].from.includes(status)) {
    const needed = action === "submit" ? "a draft" : "a submitted journal";
    throw new ContrapostError("CP_JOURNAL_STATUS", { where, status, action: doing[action], needed });
  }
  if (action === "submit" && lineCount === 0) throw new ContrapostError("CP_JOURNAL_EMPTY", { where });
}

async function requireNeed(session: Session, { header }: StoredJournal): Promise<void> {
  const { company, name } = header;
  if ((await loadJournalName(session, company, name)).approval) return;
  throw new ContrapostError("CP_APPROVAL_NOT_NEEDED", { where: placeInJournal(header), name });
}

function requireRight(
  { header }: StoredJournal,
  action: ApprovalAction,
  user: string,
  { submitted, approvals }: JournalApproval,
): void {
  const where = placeInJournal(header);
  if (action === "approve" && approvals.some(({ by }) => by === user)) {
    throw new ContrapostError("CP_APPROVED_ALREADY", { where, user });
  }
  if (action === "recall" && submitted !== undefined && submitted.by !== user) {
    throw new ContrapostError("CP_RECALL_OTHERS", { where, submitter: submitted.by, user });
  }
}

async function requireNoObjection(
  env: PostingEnvironment,
  session: Session,
  journal: StoredJournal,
  { request, user }: { readonly request: ApprovalRequest; readonly user: string },
): Promise<void> {
  const by = { user, preview: false };
  const problems = await objectionsOf(env, session, journal, onJournalApprovalValidate, request, by);
  if (problems.length === 0) return;
  const facts = {
    where: placeInJournal(journal.header),
    user,
    action: request.action,
    count: problemCount(problems.length),
    first: problems[0]?.message,
  };
  throw new ContrapostError("CP_APPROVAL_REFUSED", facts, { problems });
}
