import type { JournalRef } from "@contrapost/sdk";
import { inList } from "../store/in-list.js";
import type { Session } from "../store/session.js";
import { createDraft } from "./create-journal.js";
import type { StoredJournal } from "./journal-header.js";

/** Lines that one statement moves; more go in several. */
const linesAtOnce = 512;

/**
 * Moves lines of a draft, with all lines of the vouchers that they belong to, into a new draft of the same journal
 * name. Lines keep their numbers on both sides, so that they can be told again; vouchers are counted anew.
 */
export async function transferLines(
  session: Session,
  journal: StoredJournal,
  lines: readonly number[],
  by: { readonly user: string; readonly at: Date },
): Promise<JournalRef> {
  const { company, number, name } = journal.header;
  const draft = await createDraft(session, {
    company,
    draft: { name, description: `Lines transferred from ${number}`, origin: { kind: "user" } },
    ...by,
  });
  // What the journal says of itself, it says of the lines that are moved as well.
  await session.run(
    "UPDATE journal SET fields = (SELECT j.fields FROM journal j WHERE j.id = ?) WHERE id = ?",
    [journal.id, draft.id],
  );
  for (let start = 0; start < lines.length; start += linesAtOnce) {
    await moveVouchersOf(session, journal.id, draft.id, lines.slice(start, start + linesAtOnce));
  }
  await recount(session, journal.id);
  await recount(session, draft.id);
  return { company, number: draft.number };
}

async function moveVouchersOf(
  session: Session,
  from: number,
  to: number,
  lines: readonly number[],
): Promise<void> {
  const list = inList(lines);
  const vouchers = await session.rows(
    `SELECT DISTINCT voucher_no FROM journal_line WHERE journal_id = ? AND line_no IN ${list.sql}`,
    [from, ...list.parameters],
  );
  // Vouchers whose lines an earlier part has moved already.
  if (vouchers.length === 0) return;
  const moved = inList(vouchers.map((row) => row[0] as bigint));
  await session.run(
    `UPDATE mark SET journal_id = ? WHERE journal_id = ? AND line_no IN
       (SELECT l.line_no FROM journal_line l WHERE l.journal_id = ? AND l.voucher_no IN ${moved.sql})`,
    [to, from, from, ...moved.parameters],
  );
  await session.run(
    `UPDATE journal_line SET journal_id = ? WHERE journal_id = ? AND voucher_no IN ${moved.sql}`,
    [to, from, ...moved.parameters],
  );
}

/** Counts lines and numbers vouchers without gaps, in their order. */
export async function recount(session: Session, journal: number): Promise<void> {
  await session.run(
    `UPDATE journal_line SET voucher_no = counted.voucher_no
     FROM (SELECT line_no, DENSE_RANK() OVER (ORDER BY voucher_no) AS voucher_no
       FROM journal_line WHERE journal_id = ?) counted
     WHERE journal_line.journal_id = ? AND journal_line.line_no = counted.line_no`,
    [journal, journal],
  );
  await session.run(
    `UPDATE journal SET
       line_count = (SELECT COUNT(*) FROM journal_line l WHERE l.journal_id = journal.id),
       voucher_count = (SELECT COALESCE(MAX(l.voucher_no), 0) FROM journal_line l WHERE l.journal_id = journal.id)
     WHERE id = ?`,
    [journal],
  );
}
