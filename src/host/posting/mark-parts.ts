import { ContrapostError, type JournalLineDraft, type JournalRef } from "@contrapost/sdk";
import { inList } from "../store/in-list.js";
import type { Session } from "../store/session.js";
import { journalLabel, placeInJournal } from "./journal-header.js";

/**
 * Counts the marks of one journal on each item. The first is part 0, which is unique in the database: so no second
 * open journal can mark the item, while one journal may pay it with several lines.
 */
export class MarkParts {
  readonly #next = new Map<number, number>();

  next(transaction: number): number {
    const part = this.#next.get(transaction) ?? 0;
    this.#next.set(transaction, part + 1);
    return part;
  }
}

/** A line on its way into a draft, with the place that it was read from, for errors. */
export type PlacedLine = JournalLineDraft & { readonly where?: string };

/** How many transactions one query asks for. */
const transactionsAtOnce = 1024;

/**
 * Prepares the marks of lines that are about to be appended.
 *
 * @throws ContrapostError `CP_INVOICE_MARKED`, naming the open journal that already marks one of the items
 */
export async function markParts(
  session: Session,
  journal: JournalRef,
  firstLine: number,
  lines: readonly PlacedLine[],
): Promise<MarkParts> {
  const parts = new MarkParts();
  const lineOf = new Map<number, number>();
  for (const [index, { marks = [] }] of lines.entries()) {
    for (const { transaction } of marks) {
      if (!lineOf.has(transaction)) lineOf.set(transaction, firstLine + index);
    }
  }
  const transactions = [...lineOf.keys()];
  for (let start = 0; start < transactions.length; start += transactionsAtOnce) {
    const list = inList(transactions.slice(start, start + transactionsAtOnce));
    const rows = await session.rows(
      `SELECT m.transaction_id, COALESCE(t.invoice, (SELECT v.number FROM voucher v WHERE v.id = t.voucher_id)), j.company, j.number, m.line_no
       FROM mark m JOIN party_transaction t ON t.id = m.transaction_id JOIN journal j ON j.id = m.journal_id
       WHERE m.transaction_id IN ${list.sql} ORDER BY m.transaction_id, m.part`,
      list.parameters,
    );
    for (const row of rows) {
      const [transaction, invoice, company, number, line] = row as [bigint, string, string, string, bigint];
      if (company === journal.company && number === journal.number) {
        parts.next(Number(transaction));
        continue;
      }
      throw new ContrapostError("CP_INVOICE_MARKED", {
        where: placeInJournal(journal, lineOf.get(Number(transaction))),
        invoice,
        blocker: journalLabel({ company, number }),
        blockerLine: Number(line),
      });
    }
  }
  return parts;
}
