import type { ApprovalEvent, ApprovalEventKind, JournalApproval } from "@contrapost/sdk";
import { approvalAfter } from "../../ledger/approval.js";
import type { Session } from "../../store/session.js";

/** Keeps a step for ever. */
export async function writeApprovalEvent(
  session: Session,
  journal: number,
  { event, by, at, reason, contentHash }: ApprovalEvent,
): Promise<void> {
  await session.run(
    `INSERT INTO journal_event (journal_id, event_no, event, by_user, at, reason, content_hash)
     VALUES (?, (SELECT COUNT(*) + 1 FROM journal_event e WHERE e.journal_id = ?), ?, ?, ?, ?, ?)`,
    [journal, journal, event, by, at, reason ?? null, contentHash],
  );
}

/** How far a journal's approval has come. */
export async function readApproval(
  session: Pick<Session, "rows">,
  journal: number,
): Promise<JournalApproval> {
  const rows = await session.rows(
    `SELECT event, by_user, at, reason, content_hash FROM journal_event WHERE journal_id = ? ORDER BY event_no`,
    [journal],
  );
  const history = rows.map(
    ([event, by, at, reason, contentHash]): ApprovalEvent =>
      Object.freeze({
        event: event as ApprovalEventKind,
        by: by as string,
        at: at as string,
        ...(reason === null ? {} : { reason: reason as string }),
        contentHash: contentHash as string,
      }),
  );
  return approvalAfter(Object.freeze(history));
}
