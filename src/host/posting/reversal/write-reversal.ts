import { ContrapostError } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";
import { findJournal, placeInJournal, type StoredJournal } from "../journal-header.js";
import { sealStoredVouchers } from "../seal/seal-stored-vouchers.js";
import { reopenUndone, requireWhole } from "../settlement/undo-settlements.js";
import { checkReversal } from "./check-reversal.js";
import type { ReversedRange } from "./reversed-range.js";
import {
  closeReversed,
  linkReversal,
  noteUndone,
  reverseEntries,
  reverseTransactions,
  settleWithReversed,
  unlinkReversed,
} from "./reversal-rows.js";

/**
 * Writes the vouchers of a reversal: each is the negation of the voucher it is linked to. What its transactions
 * settled, or were settled by, is undone; then each reversed transaction is settled with its negation. Entries,
 * transactions and settlements are written set by set, whatever their number.
 *
 * @throws ContrapostError `CP_VOUCHER_REVERSED`, `CP_REVERSAL_EARLIER`, `CP_REVERSAL_SETTLED`, `CP_REVERSAL_MARKED`
 */
export async function writeReversal(session: Session, journal: StoredJournal): Promise<void> {
  const range = await rangeOf(session, journal);
  await checkReversal(session, range);
  await linkReversal(session, range);
  await noteUndone(session, range);
  await reverseEntries(session, range);
  await requireWhole(session, journal.header, {
    after: range.voucherBase,
    last: range.voucherBase + range.voucherCount,
  });
  await reopenUndone(session, { after: range.voucherBase, last: range.voucherBase + range.voucherCount });
  await reverseTransactions(session, range);
  await settleWithReversed(session, range);
  await closeReversed(session, range);
  await unlinkReversed(session, range);
  await sealStoredVouchers(session, range);
}

async function rangeOf(session: Session, journal: StoredJournal): Promise<ReversedRange> {
  const { id, header, voucherCount, voucherBase = 0, transactionBase = 0 } = journal;
  const source = header.reverses && (await findJournal(session, header.reverses));
  if (source?.voucherBase === undefined || source.transactionBase === undefined) {
    throw new ContrapostError("CP_JOURNAL_UNKNOWN", { journal: placeInJournal(header.reverses ?? header) });
  }
  const [row] = await session.rows("SELECT MIN(date) FROM journal_line WHERE journal_id = ?", [id]);
  return {
    journal: { id, header },
    date: row?.[0] as string,
    voucherBase,
    voucherCount,
    transactionBase,
    source: {
      id: source.id,
      header: source.header,
      voucherBase: source.voucherBase,
      voucherCount: source.voucherCount,
      transactionBase: source.transactionBase,
    },
  };
}
