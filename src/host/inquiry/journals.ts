import type { Journal, JournalStatus, JournalType } from "@contrapost/sdk";
import { parseFields } from "../fields/fields-text.js";
import { originOf } from "../posting/journal-header.js";
import type { Session, SqlRow } from "../store/session.js";
import { filterOf } from "./filter.js";

/** Which journals are asked for; what is left out does not filter. */
export interface JournalFilter {
  /** Of this company; of all without it. */
  readonly company?: string | undefined;
  /** Of this number; all without it. */
  readonly number?: string | undefined;
  /** Of this status; of any without it. */
  readonly status?: JournalStatus | undefined;
  /** Of this type; of any without it. */
  readonly type?: JournalType | undefined;
}

/** A journal with who made and posted it. */
export interface JournalOverview extends Journal {
  /** How many vouchers it makes or has made. */
  readonly voucherCount: number;
  /** ISO 8601 instant. */
  readonly createdAt: string;
  /** Who posted it; missing as long as it is not posted. */
  readonly postedBy?: string;
  /** ISO 8601 instant. */
  readonly postedAt?: string;
}

/**
 * Journals by company, in the order in which they were made.
 *
 * @example
 * ```ts
 * await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(100) }));
 * const journals = await books.host.store.read((session) => listJournals(session, { company: "USMF", status: "posted" }));
 * journals.length; // 1
 * ```
 */
export async function listJournals(
  session: Session,
  filter: JournalFilter = {},
): Promise<readonly JournalOverview[]> {
  const { where, parameters } = filterOf([
    ["j.company = ?", filter.company],
    ["j.number = ?", filter.number],
    ["j.status = ?", filter.status],
    ["j.type = ?", filter.type],
  ]);
  const rows = await session.rows(
    `SELECT j.company, j.number, j.name, j.type, j.status, j.description, j.origin, j.origin_plugin,
       j.source_company, j.source_journal, j.line_count, j.voucher_count, j.created_by, j.created_at,
       j.posted_by, j.posted_at, j.fields
     FROM journal j ${where} ORDER BY j.company, j.id`,
    parameters,
  );
  return rows.map(journalOf);
}

function journalOf(row: SqlRow): JournalOverview {
  return {
    company: row[0] as string,
    number: row[1] as string,
    name: row[2] as string,
    type: row[3] as JournalType,
    status: row[4] as JournalStatus,
    description: row[5] as string,
    origin: originOf(row, 6),
    lineCount: Number(row[10]),
    voucherCount: Number(row[11]),
    createdBy: row[12] as string,
    createdAt: row[13] as string,
    ...(row[14] === null ? {} : { postedBy: row[14] as string }),
    ...(row[15] === null ? {} : { postedAt: row[15] as string }),
    ...(row[16] === null ? {} : { fields: parseFields(row[16] as string) }),
  };
}
