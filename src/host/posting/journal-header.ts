import {
  ContrapostError,
  type Journal,
  type JournalOrigin,
  type JournalRef,
  type JournalStatus,
  type JournalType,
} from "@contrapost/sdk";
import { parseFields } from "../fields/fields-text.js";
import type { Session, SqlRow } from "../store/session.js";

/** A journal as stored: its header for others, and the ids that its rows are found by. */
export interface StoredJournal {
  readonly id: number;
  readonly header: Journal;
  readonly voucherCount: number;
  /** Voucher n of the journal has the id base + n, once posted. */
  readonly voucherBase: number | undefined;
  /** The party transaction of line n has the id base + n, once posted. */
  readonly transactionBase: number | undefined;
}

const columns = `j.id, j.company, j.number, j.name, j.type, j.status, j.description, j.origin, j.origin_plugin,
  j.source_company, j.source_journal, j.line_count, j.voucher_count, j.created_by, j.voucher_base, j.transaction_base,
  (SELECT o.number FROM journal o WHERE o.id = j.reverses), j.fields`;

/** The journal, or undefined where there is none. */
export async function findJournal(
  session: Pick<Session, "rows">,
  ref: JournalRef,
): Promise<StoredJournal | undefined> {
  const sql = `SELECT ${columns} FROM journal j WHERE j.company = ? AND j.number = ?`;
  const [row] = await session.rows(sql, [ref.company, ref.number]);
  return row === undefined ? undefined : journalOf(row);
}

/** The journal, locked against other postings until the transaction ends. Throws CP_JOURNAL_UNKNOWN. */
export async function lockJournal(session: Session, ref: JournalRef): Promise<StoredJournal> {
  const sql = `SELECT ${columns} FROM journal j WHERE j.company = ? AND j.number = ?${session.forUpdate("j")}`;
  const [row] = await session.rows(sql, [ref.company, ref.number]);
  if (row === undefined) throw new ContrapostError("CP_JOURNAL_UNKNOWN", { journal: journalLabel(ref) });
  return journalOf(row);
}

/** How users name a journal: `USMF/PAY-1`. */
export function journalLabel(ref: JournalRef): string {
  return `${ref.company}/${ref.number}`;
}

/** How errors name a place in a journal: `USMF, journal PAY-1, line 3`. */
export function placeInJournal(ref: JournalRef, line?: number): string {
  const place = `${ref.company}, journal ${ref.number}`;
  return line === undefined ? place : `${place}, line ${line}`;
}

function journalOf(row: SqlRow): StoredJournal {
  const header: Journal = Object.freeze({
    company: row[1] as string,
    number: row[2] as string,
    name: row[3] as string,
    type: row[4] as JournalType,
    status: row[5] as JournalStatus,
    description: row[6] as string,
    origin: originOf(row, 7),
    lineCount: Number(row[11]),
    createdBy: row[13] as string,
    ...(row[16] === null ? {} : { reverses: { company: row[1] as string, number: row[16] as string } }),
    ...(row[17] === null ? {} : { fields: parseFields(row[17] as string) }),
  });
  return {
    id: Number(row[0]),
    header,
    voucherCount: Number(row[12]),
    voucherBase: row[14] === null ? undefined : Number(row[14]),
    transactionBase: row[15] === null ? undefined : Number(row[15]),
  };
}

/** Where a journal came from, by the columns origin, origin_plugin, source_company and source_journal, from `at` on. */
export function originOf(row: SqlRow, at: number): JournalOrigin {
  const kind = row[at] as JournalOrigin["kind"];
  const plugin = row[at + 1] as string;
  const source = { company: row[at + 2] as string, number: row[at + 3] as string };
  if (kind === "plugin") return { kind, plugin };
  if (kind === "mirror") return { kind, plugin, source };
  return kind === "centralPayment" ? { kind, source } : { kind };
}
