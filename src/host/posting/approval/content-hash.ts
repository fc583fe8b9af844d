import { createHash, type Hash } from "node:crypto";
import { fieldsText } from "../../fields/fields-text.js";
import type { Session, SqlRow } from "../../store/session.js";
import { markTable } from "../create-journal.js";
import type { StoredJournal } from "../journal-header.js";
import { lineColumns } from "../line-values.js";

/** How many lines, and how many marks, one query reads. */
const rowsAtOnce = 2000;

const lineSql = `SELECT line_no, voucher_no, ${lineColumns.join(", ")} FROM journal_line
  WHERE journal_id = ? AND line_no > ? ORDER BY line_no LIMIT ?`;

const markSql = `SELECT line_no, mark_no, ${markTable.columns.join(", ")} FROM mark
  WHERE journal_id = ? AND (line_no > ? OR line_no = ? AND mark_no > ?) ORDER BY line_no, mark_no LIMIT ?`;

/**
 * The fingerprint of what a journal says: SHA-256 over its header, its lines and their marks, in their order. Read in
 * chunks, so that a long journal needs no more memory than a short one.
 */
export async function contentHash(session: Pick<Session, "rows">, journal: StoredJournal): Promise<string> {
  const { company, number, name, type, fields } = journal.header;
  const hash = createHash("sha256");
  addRow(hash, [
    "journal",
    company,
    number,
    name,
    type,
    fields === undefined ? null : (fieldsText(fields) ?? null),
  ]);
  await addLines(session, journal.id, hash);
  addRow(hash, ["marks"]);
  await addMarks(session, journal.id, hash);
  return hash.digest("hex");
}

async function addLines(session: Pick<Session, "rows">, journal: number, hash: Hash): Promise<void> {
  let after: SqlRow[number] = 0;
  for (;;) {
    const rows = await session.rows(lineSql, [journal, after, rowsAtOnce]);
    for (const row of rows) addRow(hash, row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return;
    after = last[0]!;
  }
}

async function addMarks(session: Pick<Session, "rows">, journal: number, hash: Hash): Promise<void> {
  let [line, mark]: [SqlRow[number], SqlRow[number]] = [0, 0];
  for (;;) {
    const rows = await session.rows(markSql, [journal, line, line, mark, rowsAtOnce]);
    for (const row of rows) addRow(hash, row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return;
    [line, mark] = [last[0]!, last[1]!];
  }
}

/** JSON keeps values apart whatever they hold; numbers read the same from either engine. */
function addRow(hash: Hash, row: SqlRow): void {
  hash.update(JSON.stringify(row.map((value) => (value === null ? null : String(value)))));
  hash.update("\n");
}
