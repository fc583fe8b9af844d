import { ContrapostError, type JournalRef, type JournalStatus, type JournalType } from "@contrapost/sdk";
import { inList } from "../store/in-list.js";
import type { Session } from "../store/session.js";
import { writeApprovalEvent } from "./approval/approval-events.js";
import { contentHash } from "./approval/content-hash.js";
import { lockJournal, placeInJournal, type StoredJournal } from "./journal-header.js";
import { recount } from "./transfer-lines.js";

/** Lines that one statement takes out; more go in several. */
const linesAtOnce = 512;

const final: readonly JournalStatus[] = ["posted", "cancelled"];
const underApproval: readonly JournalStatus[] = ["submitted", "approved"];

/** Which lines are taken out, and by whom. */
export interface Withdrawal {
  readonly journal: JournalRef;
  /** All of them where they are left out. */
  readonly lines?: readonly number[] | undefined;
  readonly user: string;
  readonly at: Date;
  /** Refuses, by throwing, a journal of a type that the caller may not change. */
  readonly allow?: (type: JournalType) => void;
}

/**
 * Takes lines out of a journal that is not posted, with their marks; all where none are named. The lines that stay keep
 * their numbers. Without any the journal is cancelled: it keeps its lines, is never posted, and locks nothing. A journal
 * under approval that keeps some becomes a draft again: it is not what was submitted any more.
 *
 * @throws ContrapostError `CP_JOURNAL_UNKNOWN`, `CP_JOURNAL_STATUS`
 */
export async function withdrawLines(
  session: Session,
  { journal: ref, lines, allow, ...by }: Withdrawal,
): Promise<void> {
  const journal = await lockJournal(session, ref);
  const { id, header } = journal;
  allow?.(header.type);
  if (final.includes(header.status)) {
    const facts = {
      where: placeInJournal(ref),
      status: header.status,
      needed: "a journal that is not posted",
    };
    throw new ContrapostError("CP_JOURNAL_STATUS", { ...facts, action: "taking lines out" });
  }
  const some = lines === undefined ? [] : [...new Set(lines)];
  if (lines === undefined || (await covers(session, id, some))) {
    // First, because the marks of a journal under approval are frozen.
    await session.run("UPDATE journal SET status = 'cancelled' WHERE id = ?", [id]);
    await session.run("DELETE FROM mark WHERE journal_id = ?", [id]);
    return;
  }
  if (underApproval.includes(header.status)) await sendBack(session, journal, some, by);
  for (let start = 0; start < some.length; start += linesAtOnce) {
    const list = inList(some.slice(start, start + linesAtOnce));
    for (const table of ["mark", "journal_line"]) {
      const sql = `DELETE FROM ${table} WHERE journal_id = ? AND line_no IN ${list.sql}`;
      await session.run(sql, [id, ...list.parameters]);
    }
  }
  await recount(session, id);
}

async function sendBack(
  session: Session,
  journal: StoredJournal,
  lines: readonly number[],
  { user, at }: Pick<Withdrawal, "user" | "at">,
): Promise<void> {
  await writeApprovalEvent(session, journal.id, {
    event: "rejected",
    by: user,
    at: at.toISOString(),
    reason: `Taken out: ${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")}`,
    contentHash: await contentHash(session, journal),
  });
  await session.run("UPDATE journal SET status = 'draft' WHERE id = ?", [journal.id]);
}

/** Whether these lines are all that the journal has. */
async function covers(session: Session, journal: number, lines: readonly number[]): Promise<boolean> {
  let covered = 0;
  for (let start = 0; start < lines.length; start += linesAtOnce) {
    const list = inList(lines.slice(start, start + linesAtOnce));
    const sql = `SELECT COUNT(*) FROM journal_line WHERE journal_id = ? AND line_no IN ${list.sql}`;
    const [row] = await session.rows(sql, [journal, ...list.parameters]);
    covered += Number(row?.[0]);
  }
  const [all] = await session.rows("SELECT COUNT(*) FROM journal_line WHERE journal_id = ?", [journal]);
  return covered === Number(all?.[0]);
}
