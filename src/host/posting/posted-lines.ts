import {
  type AccountRef,
  type AccountUse,
  ContrapostError,
  type JournalRef,
  type JournalType,
  type PostedLine,
  type PostedSettlement,
} from "@contrapost/sdk";
import type { Session, SqlRow } from "../store/session.js";
import { findJournal, journalLabel, placeInJournal, type StoredJournal } from "./journal-header.js";
import { lineFields } from "./line-fields.js";
import { postedSettlement, type SettledParts } from "./posted-settlement.js";
import { withSettled } from "./settlement/settled-lines.js";
import { isReversedInPart } from "./reversal/choose-vouchers.js";

const lineSql = `SELECT l.line_no, l.voucher_no, l.date, l.account_type, l.account, l.currency, l.amount,
    l.offset_type, l.offset_account, l.invoice, l.due_date, l.payment_reference, l.text,
    l.exchange_rate, l.accounting_amount, l.dimensions, l.cash_discount, l.prepayment, l.reporting_amount, l.company, l.fields, v.number
  FROM journal_line l JOIN voucher v ON v.id = ? + l.voucher_no
  WHERE l.journal_id = ? AND l.line_no > ?`;

/**
 * In a general journal a party's line is a payment unless it made a document with an invoice number. In the other
 * journals all lines are of one kind; in a payment journal the number says no more than what the payment is for.
 */
function paymentsAmong(type: JournalType): string {
  return type === "general" ? " AND l.invoice IS NULL" : "";
}

/** Whose posted lines are read, and how many at a time. */
export interface PostedLinesQuery {
  readonly journal: JournalRef;
  /** Only the lines on this account of the journal's company; of a general journal, only the payments. */
  readonly account?: AccountRef | undefined;
  readonly size: number;
}

const settlementSql = `SELECT s.payment_id, s.invoice_id, s.amount, s.payment_amount,
    COALESCE(t.invoice, (SELECT v.number FROM voucher v WHERE v.id = t.voucher_id)), t.currency,
    c.id, c.amount, c.open, s.settlement_no
  FROM settlement s JOIN party_transaction t ON t.id = s.invoice_id
    LEFT JOIN party_transaction c ON c.id = t.counterpart
  WHERE s.payment_id >= ? AND s.payment_id <= ? AND s.undone_on IS NULL ORDER BY s.payment_id, s.settlement_no`;

/** What the payment and the invoice of each settlement with discounts or differences do not have in common. */
const partsSql = `SELECT a.payment_id, a.settlement_no,
    CAST(SUM(CASE WHEN (a.amount < 0) = (s.amount < 0) THEN a.amount ELSE 0 END) AS BIGINT),
    CAST(SUM(CASE WHEN (a.amount < 0) = (s.amount < 0) THEN 0 ELSE a.amount END) AS BIGINT)
  FROM settlement_adjustment a
    JOIN settlement s ON s.payment_id = a.payment_id AND s.settlement_no = a.settlement_no
  WHERE a.payment_id >= ? AND a.payment_id <= ? GROUP BY a.payment_id, a.settlement_no`;

interface PostedIds {
  readonly id: number;
  readonly type: JournalType;
  readonly voucherBase: number;
  readonly transactionBase: number;
}

/** Reads a posted journal's lines with their vouchers and settlements in chunks, in line order. */
export async function* readPostedLines(
  session: Pick<Session, "rows">,
  { journal: ref, account, size }: PostedLinesQuery,
): AsyncGenerator<readonly PostedLine[]> {
  const found = await findJournal(session, ref);
  const journal = postedIds(found, ref);
  const inPart = found !== undefined && (await isReversedInPart(session, found));
  const ofAccount = ` AND l.account_type = ? AND l.account = ? AND l.company IS NULL${paymentsAmong(journal.type)}`;
  const sql = `${lineSql}${account === undefined ? "" : ofAccount} ORDER BY l.line_no LIMIT ?`;
  const filter = account === undefined ? [] : [account.type, account.id];
  let after = 0;
  for (;;) {
    const rows = await session.rows(sql, [journal.voucherBase, journal.id, after, ...filter, size]);
    const last = rows.at(-1);
    if (last === undefined) return;
    const first = after;
    after = Number(last[0]);
    if (journal.type === "settlement") {
      yield await withSettled(session, postedLines(rows, [], new Map(), 0), rows, journal.voucherBase);
      if (rows.length < size) return;
      continue;
    }
    const range = [journal.transactionBase + first + 1, journal.transactionBase + after];
    const settlements = await session.rows(settlementSql, range);
    const parts = settlements.length === 0 ? [] : await session.rows(partsSql, range);
    const lines = postedLines(rows, settlements, partsOf(parts), journal.transactionBase);
    yield inPart ? await withReversed(session, lines, rows, journal.voucherBase) : lines;
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
  return { id, type: journal.header.type, voucherBase, transactionBase };
}

function partsOf(rows: readonly SqlRow[]): ReadonlyMap<string, SettledParts> {
  return new Map(
    rows.map(([payment, number, unpaid, beyond]) => [
      `${Number(payment)} ${Number(number)}`,
      { unpaid: unpaid as bigint, beyond: beyond as bigint },
    ]),
  );
}

/** Tells which of the lines stand in vouchers that were reversed. */
async function withReversed(
  session: Pick<Session, "rows">,
  lines: readonly PostedLine[],
  rows: readonly SqlRow[],
  voucherBase: number,
): Promise<readonly PostedLine[]> {
  const vouchers = rows.map((row) => voucherBase + Number(row[1]));
  const range = [vouchers[0] ?? 0, vouchers.at(-1) ?? 0];
  const reversals = await session.rows(
    "SELECT reversed_voucher_id FROM reversal WHERE reversed_voucher_id >= ? AND reversed_voucher_id <= ?",
    range,
  );
  const reversed = new Set(reversals.map(([voucher]) => Number(voucher)));
  return lines.map((line, index) =>
    reversed.has(vouchers[index] ?? 0) ? { ...line, reversed: true } : line,
  );
}

const noSettlements: readonly PostedSettlement[] = Object.freeze([]);

// Every handler reads lines of its own: freezing them would guard nobody.

function postedLines(
  rows: readonly SqlRow[],
  settlements: readonly SqlRow[],
  parts: ReadonlyMap<string, SettledParts>,
  transactionBase: number,
): readonly PostedLine[] {
  let next = 0;
  return rows.map((row) => {
    const line: { -readonly [K in keyof PostedLine]?: PostedLine[K] } = lineFields(row);
    line.voucher = row[21] as string;
    line.settlements = noSettlements;
    if (line.company === undefined && (row[3] === "vendor" || row[3] === "customer")) {
      const transaction = transactionBase + (line.line as number);
      line.transaction = transaction;
      const found: PostedSettlement[] = [];
      // Between the lines of one account stand those of others, with settlements of their own.
      while (next < settlements.length && Number(settlements[next]?.[0]) < transaction) next += 1;
      for (
        let row = settlements[next];
        row !== undefined && Number(row[0]) === transaction;
        row = settlements[next]
      ) {
        found.push(postedSettlement(row, parts));
        next += 1;
      }
      if (found.length > 0) line.settlements = found;
    }
    return line as PostedLine;
  });
}

/** Which of the company's own party accounts the journal's payments stand on. */
export async function readPaidAccounts(
  session: Session,
  journal: StoredJournal,
): Promise<readonly AccountUse[]> {
  const rows = await session.rows(
    `SELECT l.account_type, l.account, COUNT(*) FROM journal_line l
     WHERE l.journal_id = ? AND l.account_type IN ('vendor', 'customer') AND l.company IS NULL${paymentsAmong(journal.header.type)}
     GROUP BY l.account_type, l.account ORDER BY MIN(l.line_no)`,
    [journal.id],
  );
  return rows.map((row) => ({
    account: { type: row[0] as AccountRef["type"], id: row[1] as string },
    lineCount: Number(row[2]),
  }));
}
