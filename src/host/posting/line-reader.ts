import type { AccountRef, AccountType, Side } from "@contrapost/sdk";
import type { DiscountTier } from "../ledger/cash-discount.js";
import type { SettleableItem } from "../ledger/voucher-line.js";
import type { Session, SqlRow } from "../store/session.js";
import { type MarkTerms, markTermColumns, markTermsOf } from "./mark-terms.js";

/** An item of the chunk at hand. What a line takes from it is gone for the next line. */
export interface ChunkItem extends SettleableItem {
  open: bigint;
  openAccounting: bigint;
  /** The posting profile that it stands on. */
  readonly profile: string;
  /** Set where that is not the one of the line that settles it. */
  summary?: string | undefined;
  /** The discount granted on it, where there is one, and what was taken of that. */
  discount?: { readonly tiers: readonly DiscountTier[]; taken: bigint };
}

/** An item that a line is marked to settle, and how much of it; both signed as the item. */
export interface MarkedItem {
  readonly item: ChunkItem;
  readonly amount: bigint;
  /** What that takes of the payment, signed as the payment, where the mark says so. */
  readonly paymentAmount: bigint | undefined;
  readonly terms: MarkTerms | undefined;
}

/** A journal line as posting reads it: with its voucher group and its marked items. */
export interface StoredLine {
  readonly line: number;
  readonly voucherNo: number;
  readonly date: string;
  readonly account: AccountRef;
  /** The company that is paid for: the account and the marked items are its own. */
  readonly company: string | undefined;
  readonly currency: string;
  readonly amount: bigint;
  readonly exchangeRate: string | undefined;
  readonly accountingAmount: bigint | undefined;
  readonly reportingAmount: bigint | undefined;
  readonly offset: AccountRef | undefined;
  readonly invoice: string | undefined;
  readonly dueDate: string | undefined;
  readonly cashDiscount: string | undefined;
  readonly prepayment: boolean;
  readonly paymentReference: string | undefined;
  readonly text: string | undefined;
  /** As one text, as it is stored. */
  readonly dimensions: string | undefined;
  /** Custom fields, likewise; read with the texts. */
  readonly fields: string | undefined;
  readonly marked: readonly MarkedItem[];
}

const columns = `l.line_no, l.voucher_no, l.date, l.account_type, l.account, l.currency, l.amount,
  l.offset_type, l.offset_account, l.invoice, l.due_date, l.exchange_rate, l.accounting_amount,
  l.dimensions, l.cash_discount, l.prepayment, l.reporting_amount, l.company`;
const texts = ", l.payment_reference, l.text, l.fields";

const tail = "FROM journal_line l WHERE l.journal_id = ? AND l.line_no > ? ORDER BY l.line_no LIMIT ?";

/** How a journal's lines are read. */
export interface LineReading {
  readonly journal: number;
  /** About how many lines at a time. */
  readonly size: number;
  /** Also the texts that posting itself has no use for. */
  readonly texts?: boolean;
  /** Locks the marked items until the transaction ends, which must be one that writes. */
  readonly locking?: boolean;
}

/** What {@link settleableItem} reads of a transaction `t`. */
export const itemColumns = `t.id, t.side, t.party, t.currency, t.open, t.open_accounting,
  COALESCE(t.invoice, (SELECT v.number FROM voucher v WHERE v.id = t.voucher_id)),
  COALESCE(t.due_date, t.date), t.profile`;

const markSql = `SELECT m.line_no, m.amount, ${itemColumns}, ${markTermColumns}, m.payment_amount
  FROM mark m JOIN party_transaction t ON t.id = m.transaction_id
  WHERE m.journal_id = ? AND m.line_no >= ? AND m.line_no <= ? ORDER BY m.line_no, m.mark_no`;

/**
 * Reads a journal's lines in chunks, in line order. The lines of one voucher are never split over two
 * chunks, so a chunk grows where a voucher is longer.
 */
export async function* readLines(
  session: Session,
  { journal, size, texts: withTexts = false, locking = false }: LineReading,
): AsyncGenerator<readonly StoredLine[]> {
  const marks = { journal, sql: locking ? markSql + session.forUpdate("t") : markSql };
  const sql = `SELECT ${columns}${withTexts ? texts : ""} ${tail}`;
  let held: SqlRow[] = [];
  let after = 0;
  for (;;) {
    const read = await session.rows(sql, [journal, after, size]);
    const rows = held.length === 0 ? read : held.concat(read);
    const last = read.at(-1);
    if (last === undefined || read.length < size) {
      if (rows.length > 0) yield await withMarks(session, marks, rows);
      return;
    }
    after = Number(last[0]);
    const end = startOfLastVoucher(rows);
    held = rows.slice(end);
    if (end > 0) yield await withMarks(session, marks, rows.slice(0, end));
  }
}

function startOfLastVoucher(rows: readonly SqlRow[]): number {
  const voucher = rows.at(-1)?.[1];
  let index = rows.length - 1;
  while (index > 0 && rows[index - 1]?.[1] === voucher) index -= 1;
  return index;
}

const noMarks: readonly MarkedItem[] = [];

async function withMarks(
  session: Session,
  { journal, sql }: { readonly journal: number; readonly sql: string },
  rows: readonly SqlRow[],
): Promise<readonly StoredLine[]> {
  const first = rows[0]?.[0] ?? 0;
  const last = rows.at(-1)?.[0] ?? 0;
  const marks = await session.rows(sql, [journal, first, last]);
  const items = new Map<number, ChunkItem>();
  let next = 0;
  return rows.map((row) => {
    const number = row[0];
    let marked = noMarks;
    if (marks[next]?.[0] === number) {
      const found: MarkedItem[] = [];
      for (let mark = marks[next]; mark !== undefined && mark[0] === number; mark = marks[next]) {
        found.push({
          amount: mark[1] as bigint,
          item: chunkItem(mark, items),
          paymentAmount: (mark[16] as bigint | null) ?? undefined,
          terms: markTermsOf(mark, 11),
        });
        next += 1;
      }
      marked = found;
    }
    return storedLine(row, marked);
  });
}

/** Several lines of a journal may pay one item: they share it. */
function chunkItem(mark: SqlRow, items: Map<number, ChunkItem>): ChunkItem {
  const id = Number(mark[2]);
  let item = items.get(id);
  if (item === undefined) {
    item = settleableItem(mark, 2);
    items.set(id, item);
  }
  return item;
}

/** An item from the columns {@link itemColumns}, the first of which stands at `at`. */
export function settleableItem(row: SqlRow, at: number): ChunkItem {
  return {
    id: Number(row[at]),
    side: row[at + 1] as Side,
    party: row[at + 2] as string,
    currency: row[at + 3] as string,
    open: row[at + 4] as bigint,
    openAccounting: row[at + 5] as bigint,
    invoice: row[at + 6] as string,
    dueDate: row[at + 7] as string,
    profile: row[at + 8] as string,
  };
}

function storedLine(row: SqlRow, marked: readonly MarkedItem[]): StoredLine {
  return {
    line: Number(row[0]),
    voucherNo: Number(row[1]),
    date: row[2] as string,
    account: { type: row[3] as AccountType, id: row[4] as string },
    currency: row[5] as string,
    amount: row[6] as bigint,
    exchangeRate: optional(row[11]),
    accountingAmount: (row[12] as bigint | null) ?? undefined,
    offset: row[7] === null ? undefined : { type: row[7] as AccountType, id: row[8] as string },
    invoice: optional(row[9]),
    dueDate: optional(row[10]),
    dimensions: optional(row[13]),
    cashDiscount: optional(row[14]),
    prepayment: row[15] !== null,
    reportingAmount: (row[16] as bigint | null) ?? undefined,
    company: optional(row[17]),
    paymentReference: optional(row[18]),
    text: optional(row[19]),
    fields: optional(row[20]),
    marked,
  };
}

function optional(value: SqlRow[number] | undefined): string | undefined {
  return (value as string | null) ?? undefined;
}
