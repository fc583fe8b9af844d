import type { PostedLine, PostedSettlement } from "@contrapost/sdk";
import type { Session, SqlRow } from "../../store/session.js";
import { postedSettlement, type SettledParts } from "../posted-settlement.js";

const noParts: ReadonlyMap<string, SettledParts> = new Map();

/** What the vouchers of a settlement document made or undid; takes their range twice. */
const settledSql = `SELECT s.payment_id, s.invoice_id, s.amount, s.payment_amount, COALESCE(t.invoice, v.number),
    t.currency, c.id, c.amount, c.open, s.settlement_no, x.voucher_id, x.undone
  FROM (SELECT payment_id, settlement_no, voucher_id, 0 AS undone FROM settlement
      WHERE voucher_id >= ? AND voucher_id <= ?
    UNION ALL SELECT payment_id, settlement_no, undone_voucher_id, 1 FROM settlement
      WHERE undone_voucher_id >= ? AND undone_voucher_id <= ?) x
    JOIN settlement s ON s.payment_id = x.payment_id AND s.settlement_no = x.settlement_no
    JOIN party_transaction t ON t.id = s.invoice_id JOIN voucher v ON v.id = t.voucher_id
    LEFT JOIN party_transaction c ON c.id = t.counterpart
  ORDER BY x.voucher_id, s.settlement_no`;

/** The lines of a settlement document, each with what its voucher settled or undid, and with the transaction that pays. */
export async function withSettled(
  session: Pick<Session, "rows">,
  lines: readonly PostedLine[],
  rows: readonly SqlRow[],
  voucherBase: number,
): Promise<readonly PostedLine[]> {
  const vouchers = rows.map((row) => voucherBase + Number(row[1]));
  const range = [vouchers[0] ?? 0, vouchers.at(-1) ?? 0];
  const settled = await session.rows(settledSql, [...range, ...range]);
  return lines.map((line, index) => {
    const own = settled.filter((row) => Number(row[10]) === vouchers[index]);
    const settlements = own.map((row): PostedSettlement => {
      const settlement = postedSettlement(row, noParts);
      return Number(row[11]) === 1 ? { ...settlement, undone: true } : settlement;
    });
    return { ...line, transaction: Number(own[0]?.[0]), settlements };
  });
}
