import { ContrapostError, type JournalRef, type PostedLine, type PostedSettlement } from "@contrapost/sdk";
import type { Session, SqlRow } from "../store/session.js";
import { findJournal, journalLabel, placeInJournal, type StoredJournal } from "./journal-header.js";
import { lineFields } from "./line-reader.js";

const lineSql = `SELECT l.line_no, l.voucher_no, l.date, l.account_type, l.account, l.currency, l.amount,
    l.offset_type, l.offset_account, l.invoice, l.due_date, l.payment_reference, l.text, v.number
  FROM journal_line l JOIN voucher v ON v.id = ? + l.voucher_no
  WHERE l.journal_id = ? AND l.line_no > ? ORDER BY l.line_no LIMIT ?`;

const settlementSql = `SELECT s.payment_id, s.invoice_id, s.amount, t.invoice, t.currency, t.counterpart
  FROM settlement s JOIN party_transaction t ON t.id = s.invoice_id
  WHERE s.payment_id >= ? AND s.payment_id <= ? ORDER BY s.payment_id, s.settlement_no`;

interface PostedIds {
  readonly id: number;
  readonly voucherBase: number;
  readonly transactionBase: number;
}

/** Reads a posted journal's lines with their vouchers and settlements in chunks, in line order. */
export async function* readPostedLines(
  session: Session,
  ref: JournalRef,
  size: number,
): AsyncGenerator<readonly PostedLine[]> {
  const journal = postedIds(await findJournal(session, ref), ref);
  let after = 0;
  for (;;) {
    const rows = await session.rows(lineSql, [journal.voucherBase, journal.id, after, size]);
    const last = rows.at(-1);
    if (last === undefined) return;
    const first = after;
    after = Number(last[0]);
    const settlements = await session.rows(settlementSql, [
      journal.transactionBase + first + 1,
      journal.transactionBase + after,
    ]);
    yield postedLines(rows, settlements, journal.transactionBase);
    if (rows.length < size) return;
  }
}

function postedIds(journal: StoredJournal | undefined, ref: JournalRef): PostedIds {
  if (journal === undefined) throw new ContrapostError("CP_JOURNAL_UNKNOWN", { journal: journalLabel(ref) });
  const { id, voucherBase, transactionBase } = journal;
  if (voucherBase === undefined || transactionBase === undefined) {
    throw new ContrapostError("CP_JOURNAL_STATUS", {
      where: placeInJournal(ref),
      status: journal.header.status,
      action: "reading its posted lines",
      needed: "a posted journal",
    });
  }
  return { id, voucherBase, transactionBase };
}

const noSettlements: readonly PostedSettlement[] = Object.freeze([]);

function postedLines(
  rows: readonly SqlRow[],
  settlements: readonly SqlRow[],
  transactionBase: number,
): readonly PostedLine[] {
  let next = 0;
  return rows.map((row) => {
    const line: { -readonly [K in keyof PostedLine]?: PostedLine[K] } = lineFields(row);
    line.voucher = row[13] as string;
    line.settlements = noSettlements;
    if (row[3] === "vendor" || row[3] === "customer") {
      const transaction = transactionBase + (line.line as number);
      line.transaction = transaction;
      const found: PostedSettlement[] = [];
      for (
        let row = settlements[next];
        row !== undefined && Number(row[0]) === transaction;
        row = settlements[next]
      ) {
        found.push(settlementOf(row));
        next += 1;
      }
      if (found.length > 0) line.settlements = Object.freeze(found);
    }
    return Object.freeze(line) as PostedLine;
  });
}

function settlementOf(row: SqlRow): PostedSettlement {
  const head = { transaction: Number(row[1]), number: row[3] as string, currency: row[4] as string };
  const invoice = row[5] === null ? head : { ...head, counterpart: Number(row[5]) };
  return Object.freeze({ invoice: Object.freeze(invoice), amount: row[2] as bigint });
}
