import type { JournalRef, MirrorFlag } from "@contrapost/sdk";
import type { Session, SqlRow } from "../store/session.js";

/** One end of a mirrored line: where it stands in a company's books. */
export interface MirrorLineEnd {
  /** The journal that has the line. */
  readonly journal: JournalRef;
  /** The line's number in it. */
  readonly line: number;
  /** The voucher number; missing as long as the journal is a draft. */
  readonly voucher?: string;
}

/** A mirrored payment with both its ends, so that either leads to the other. */
export interface MirrorLineOverview {
  /** The line of the mirrored journal. */
  readonly source: MirrorLineEnd;
  /** The line that it became. */
  readonly target: MirrorLineEnd;
  /** The currency of both lines. */
  readonly currency: string;
  /** Minor units, as the target's line has it: a debit is positive, so a received payment is negative. */
  readonly amount: bigint;
  /** Why it could not settle in full; left out where it did. */
  readonly flag?: MirrorFlag;
}

/** The lines of a mirror in the order of their source. */
export async function listMirrorLines(
  session: Session,
  mirror: number,
): Promise<readonly MirrorLineOverview[]> {
  const rows = await session.rows(
    `SELECT m.source_company, m.source_journal, x.source_line, sv.number, tj.company, tj.number, x.target_line,
       tv.number, tl.currency, tl.amount, x.flag
     FROM mirror m
     JOIN mirror_line x ON x.source_company = m.source_company AND x.source_journal = m.source_journal
       AND x.event = m.event AND x.mirror_id = m.id
     JOIN journal sj ON sj.company = m.source_company AND sj.number = m.source_journal
     JOIN journal_line sl ON sl.journal_id = sj.id AND sl.line_no = x.source_line
     JOIN journal tj ON tj.id = m.target_journal
     JOIN journal_line tl ON tl.journal_id = tj.id AND tl.line_no = x.target_line
     LEFT JOIN voucher sv ON sv.id = sj.voucher_base + sl.voucher_no
     LEFT JOIN voucher tv ON tv.id = tj.voucher_base + tl.voucher_no
     WHERE m.id = ? ORDER BY x.source_line`,
    [mirror],
  );
  return rows.map(lineOf);
}

function lineOf(row: SqlRow): MirrorLineOverview {
  return {
    source: endOf(row, 0),
    target: endOf(row, 4),
    currency: row[8] as string,
    amount: row[9] as bigint,
    ...(row[10] === null ? {} : { flag: row[10] as MirrorFlag }),
  };
}

function endOf(row: SqlRow, at: number): MirrorLineEnd {
  const voucher = row[at + 3] as string | null;
  return {
    journal: { company: row[at] as string, number: row[at + 1] as string },
    line: Number(row[at + 2]),
    ...(voucher === null ? {} : { voucher }),
  };
}
