import { ContrapostError, type JournalLineDraft, type JournalRef } from "@contrapost/sdk";
import { inList } from "../store/in-list.js";
import type { Session } from "../store/session.js";
import { journalLabel, placeInJournal } from "./journal-header.js";

/**
 * Refuses marks on transactions that an open journal already marks, naming the blocker. The primary key of `mark`
 * guards the same; this finds the words.
 */
export async function refuseMarked(
  session: Session,
  journal: JournalRef,
  firstLine: number,
  lines: readonly JournalLineDraft[],
): Promise<void> {
  const asked = new Map<number, number>();
  for (const [index, { marks = [] }] of lines.entries()) {
    const line = firstLine + index;
    for (const { transaction } of marks) {
      const before = asked.get(transaction);
      if (before !== undefined) throw await markedTwice(session, journal, { before, line }, transaction);
      asked.set(transaction, line);
    }
  }
  const list = inList([...asked.keys()]);
  const [row] = await session.rows(
    `SELECT m.transaction_id, t.invoice, j.company, j.number, m.line_no
     FROM mark m JOIN party_transaction t ON t.id = m.transaction_id JOIN journal j ON j.id = m.journal_id
     WHERE m.transaction_id IN ${list.sql} ORDER BY m.transaction_id LIMIT 1`,
    list.parameters,
  );
  if (row === undefined) return;
  throw new ContrapostError("CP_INVOICE_MARKED", {
    where: placeInJournal(journal, asked.get(Number(row[0]))),
    invoice: row[1] as string,
    blocker: journalLabel({ company: row[2] as string, number: row[3] as string }),
    blockerLine: Number(row[4]),
  });
}

async function markedTwice(
  session: Session,
  journal: JournalRef,
  lines: { readonly before: number; readonly line: number },
  transaction: number,
): Promise<ContrapostError> {
  const [row] = await session.rows("SELECT invoice FROM party_transaction WHERE id = ?", [transaction]);
  return new ContrapostError("CP_INVOICE_MARKED", {
    where: placeInJournal(journal, lines.line),
    invoice: row?.[0] as string,
    blocker: journalLabel(journal),
    blockerLine: lines.before,
  });
}
