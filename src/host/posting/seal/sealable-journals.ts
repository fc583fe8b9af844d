import type { JournalType } from "@contrapost/sdk";
import type { SealableJournal } from "../../ledger/seal/journal-text.js";
import type { SqlRow } from "../../store/session.js";

/** The columns of a posted journal `j` and of the seal `h` of its last voucher, in the order that {@link sealableOf} reads. */
export const sealableColumns = `j.company, j.number, j.name, j.type, j.description, j.origin, j.origin_plugin,
  j.source_company, j.source_journal, j.created_by, j.created_at, j.posted_by, j.posted_at, j.voucher_count, h.hash`;

/** Joins `h` to a journal `j`. A journal without vouchers has none. */
export const lastVoucherSeal = "LEFT JOIN voucher_seal h ON h.voucher_id = j.voucher_base + j.voucher_count";

/** A journal from its columns, which begin at `at`. */
export function sealableOf(row: SqlRow, at: number): SealableJournal {
  const text = (offset: number): string => (row[at + offset] as string | null) ?? "";
  return {
    company: text(0),
    number: text(1),
    name: text(2),
    type: text(3) as JournalType,
    description: text(4),
    origin: text(5),
    originPlugin: text(6),
    sourceCompany: text(7),
    sourceJournal: text(8),
    createdBy: text(9),
    createdAt: text(10),
    postedBy: text(11),
    postedAt: text(12),
    voucherCount: Number(row[at + 13]),
    lastVoucherSeal: text(14),
  };
}
