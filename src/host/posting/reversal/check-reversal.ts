import { ContrapostError } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";
import { journalLabel, lockJournal, placeInJournal } from "../journal-header.js";
import type { ReversedRange } from "./reversed-range.js";

/** The vouchers of the source that the draft's lines negate. */
const sourceVouchers = `SELECT DISTINCT CAST(? AS BIGINT) + o.voucher_no FROM journal_line n
  JOIN journal_line o ON o.journal_id = ? AND o.line_no = n.line_no WHERE n.journal_id = ?`;

/** The transactions of those vouchers: line n's has the id base + n. */
const sourceTransactions = `SELECT t.id FROM party_transaction t WHERE t.id > ? AND t.id <= ?
  AND t.voucher_id IN (${sourceVouchers})`;

/**
 * Refuses what cannot be reversed, and locks what the reversal changes until the transaction ends: the source, then
 * the transactions in the order of their ids.
 */
export async function checkReversal(session: Session, range: ReversedRange): Promise<void> {
  await lockJournal(session, range.source.header);
  await checkReversedOnce(session, range);
  await checkDates(session, range);
  await lockTransactions(session, range);
  await checkSettled(session, range);
  await checkMarks(session, range);
}

function voucherParameters({ source, journal }: ReversedRange): readonly number[] {
  return [source.voucherBase, source.id, journal.id];
}

function transactionParameters(range: ReversedRange): readonly number[] {
  const { source } = range;
  return [source.transactionBase, source.voucherBase, ...voucherParameters(range)];
}

async function checkReversedOnce(session: Session, range: ReversedRange): Promise<void> {
  const [done] = await session.rows(
    `SELECT v.number, w.number FROM reversal r
     JOIN voucher v ON v.id = r.reversed_voucher_id JOIN voucher w ON w.id = r.voucher_id
     WHERE r.reversed_voucher_id IN (${sourceVouchers}) ORDER BY v.id LIMIT 1`,
    voucherParameters(range),
  );
  if (done === undefined) return;
  const where = placeInJournal(range.source.header);
  throw new ContrapostError("CP_VOUCHER_REVERSED", {
    where,
    voucher: done[0] as string,
    reversal: done[1] as string,
  });
}

/** A reversal stands after what it takes back, or the books of the days between would tell of neither. */
async function checkDates(session: Session, range: ReversedRange): Promise<void> {
  const where = placeInJournal(range.journal.header);
  const [voucher] = await session.rows(
    `SELECT v.number, v.date FROM voucher v WHERE v.id IN (${sourceVouchers}) AND v.date > ? ORDER BY v.id LIMIT 1`,
    [...voucherParameters(range), range.date],
  );
  if (voucher !== undefined) {
    const facts = { where, what: `voucher ${String(voucher[0])}`, date: voucher[1] as string };
    throw new ContrapostError("CP_REVERSAL_EARLIER", { ...facts, reversal: range.date });
  }
  const transactions = transactionParameters(range);
  const [settlement] = await session.rows(
    `SELECT MAX(s.date) FROM settlement s WHERE s.undone_on IS NULL AND s.date > ?
       AND (s.payment_id IN (${sourceTransactions}) OR s.invoice_id IN (${sourceTransactions}))`,
    [range.date, ...transactions, ...transactions],
  );
  if (settlement === undefined || settlement[0] === null) return;
  const facts = { where, what: "a settlement of what is reversed", date: settlement[0] as string };
  throw new ContrapostError("CP_REVERSAL_EARLIER", { ...facts, reversal: range.date });
}

/** What is reversed, and the other ends of its settlements. */
async function lockTransactions(session: Session, range: ReversedRange): Promise<void> {
  const transactions = transactionParameters(range);
  const other = (own: string, far: string): string =>
    `SELECT s.${far} FROM settlement s WHERE s.undone_on IS NULL AND s.${own} IN (${sourceTransactions})`;
  const lock = session.forUpdate("t");
  if (lock === "") return;
  await session.rows(
    `SELECT t.id FROM party_transaction t WHERE t.id IN (${sourceTransactions}
       UNION ALL ${other("payment_id", "invoice_id")} UNION ALL ${other("invoice_id", "payment_id")})
     ORDER BY t.id${lock}`,
    [...transactions, ...transactions, ...transactions],
  );
}

/**
 * A reversed payment takes its settlements with it, but an invoice is not taken from under the payment that settled it:
 * unless that is reversed too, somebody must say what becomes of it.
 */
async function checkSettled(session: Session, range: ReversedRange): Promise<void> {
  const transactions = transactionParameters(range);
  const end = (own: string, far: string): string =>
    `SELECT s.${own} AS own, s.${far} AS far FROM settlement s JOIN party_transaction d ON d.id = s.${own}
     WHERE s.undone_on IS NULL AND d.type IN ('invoice', 'creditNote') AND s.${own} IN (${sourceTransactions})
       AND s.${far} NOT IN (${sourceTransactions})`;
  const both = [...transactions, ...transactions];
  const [settled] = await session.rows(
    `SELECT COALESCE(t.invoice, v.number), COALESCE(o.invoice, w.number)
     FROM (${end("invoice_id", "payment_id")} UNION ALL ${end("payment_id", "invoice_id")}) x
     JOIN party_transaction t ON t.id = x.own JOIN voucher v ON v.id = t.voucher_id
     JOIN party_transaction o ON o.id = x.far JOIN voucher w ON w.id = o.voucher_id
     ORDER BY x.own, x.far LIMIT 1`,
    [...both, ...both],
  );
  if (settled === undefined) return;
  const [invoice, other] = settled as [string, string];
  throw new ContrapostError("CP_REVERSAL_SETTLED", {
    where: placeInJournal(range.journal.header),
    invoice,
    other,
  });
}

/** An item that an open journal is about to settle cannot be taken from under it. */
async function checkMarks(session: Session, range: ReversedRange): Promise<void> {
  const [mark] = await session.rows(
    `SELECT t.invoice, v.number, j.company, j.number, m.line_no FROM mark m
     JOIN party_transaction t ON t.id = m.transaction_id JOIN voucher v ON v.id = t.voucher_id
     JOIN journal j ON j.id = m.journal_id
     WHERE m.transaction_id IN (${sourceTransactions}) ORDER BY t.id, m.part LIMIT 1`,
    transactionParameters(range),
  );
  if (mark === undefined) return;
  throw new ContrapostError("CP_REVERSAL_MARKED", {
    where: placeInJournal(range.journal.header),
    what: mark[0] === null ? `the payment of voucher ${String(mark[1])}` : `invoice ${String(mark[0])}`,
    blocker: journalLabel({ company: mark[2] as string, number: mark[3] as string }),
    blockerLine: Number(mark[4]),
  });
}
