import {
  ContrapostError,
  type JournalLineDraft,
  type JournalRef,
  parseDate,
  type Side,
} from "@contrapost/sdk";
import type { Session, SqlValue, TableSpec } from "../../store/session.js";
import { type DraftAuthor, draftOfType } from "../draft-of-type.js";
import { journalLabel, lockJournal, placeInJournal, type StoredJournal } from "../journal-header.js";
import type { UnsettleRequest } from "./settlement-request.js";

const unsettleMarkTable: TableSpec = {
  table: "unsettle_mark",
  columns: ["journal_id", "line_no", "payment_id", "settlement_no"],
};

/**
 * Makes a draft of type `settlement` that undoes: a line for each settlement, which is marked for it. The mark locks the
 * settlement against other open journals.
 *
 * @throws ContrapostError `CP_JOURNAL_UNKNOWN`, `CP_JOURNAL_STATUS`, `CP_REVERSAL_TYPE`, `CP_SETTLEMENT_UNDONE`, and
 * what finding the journal name throws
 */
export async function draftUnsettlement(
  session: Session,
  request: UnsettleRequest,
  author: DraftAuthor,
): Promise<JournalRef> {
  const { company, number } = request.journal;
  const date = parseDate(request.date, placeInJournal(request.journal));
  const source = await lockJournal(session, request.journal);
  requireSettling(source);
  const rows = await readSettlements(session, source, request);
  if (rows.length === 0) {
    const { voucher, invoice } = request;
    const of = [voucher && `voucher ${voucher}`, invoice && `invoice ${invoice}`].filter(
      (one) => one !== undefined,
    );
    const detail = of.length === 0 ? "" : ` of ${of.join(" and ")}`;
    const facts = { where: company, journal: journalLabel(request.journal), detail };
    throw new ContrapostError("CP_SETTLEMENT_UNDONE", facts);
  }
  const description = `Settlements of ${number} undone`;
  const made = { company, type: "settlement", description, request } as const;
  const draft = await draftOfType(session, made, author);
  await draft.append(rows.map((row): JournalLineDraft => lineOf(row, date)));
  const marks: SqlValue[] = rows.flatMap(({ payment, settlement }, index) => [
    draft.id,
    index + 1,
    payment,
    settlement,
  ]);
  await session.bulk(unsettleMarkTable, marks);
  return { company, number: draft.number };
}

/** What a reversal settled stays so: it is what takes the reversed transaction off the books. */
function requireSettling({ header }: StoredJournal): void {
  const { status, type } = header;
  const where = placeInJournal(header);
  if (type === "reversal") throw new ContrapostError("CP_REVERSAL_TYPE", { where, type });
  if (status === "posted") return;
  const facts = { where, status, action: "undoing its settlements", needed: "a posted journal" };
  throw new ContrapostError("CP_JOURNAL_STATUS", facts);
}

interface StandingSettlement {
  readonly payment: number;
  readonly settlement: number;
  readonly side: Side;
  readonly party: string;
  readonly currency: string;
  readonly paymentAmount: bigint;
  readonly what: string;
}

async function readSettlements(
  session: Session,
  { voucherBase = 0, voucherCount, transactionBase = 0 }: StoredJournal,
  { voucher, invoice }: UnsettleRequest,
): Promise<readonly StandingSettlement[]> {
  const only: SqlValue[] = [];
  if (voucher !== undefined) only.push(voucher);
  if (invoice !== undefined) only.push(invoice);
  const rows = await session.rows(
    `SELECT s.payment_id, s.settlement_no, p.side, p.party, p.currency, s.payment_amount, v.number, i.invoice, w.number
     FROM settlement s
     JOIN party_transaction p ON p.id = s.payment_id JOIN voucher v ON v.id = p.voucher_id
     JOIN party_transaction i ON i.id = s.invoice_id JOIN voucher w ON w.id = i.voucher_id
     WHERE s.undone_on IS NULL AND ((s.voucher_id > ? AND s.voucher_id <= ?)
         OR (s.voucher_id IS NULL AND s.payment_id > ? AND s.payment_id <= ?))
       ${voucher === undefined ? "" : "AND v.number = ?"} ${invoice === undefined ? "" : "AND i.invoice = ?"}
     ORDER BY s.payment_id, s.settlement_no`,
    [voucherBase, voucherBase + voucherCount, transactionBase, voucherBase, ...only],
  );
  return rows.map((row) => ({
    payment: Number(row[0]),
    settlement: Number(row[1]),
    side: row[2] as Side,
    party: row[3] as string,
    currency: row[4] as string,
    paymentAmount: row[5] as bigint,
    what: `${row[6] as string} with ${(row[7] ?? row[8]) as string}`,
  }));
}

function lineOf(
  { side, party, currency, paymentAmount, what }: StandingSettlement,
  date: string,
): JournalLineDraft {
  const account = { type: side, id: party };
  return { date, account, currency, amount: -paymentAmount, text: `Settlement of ${what} undone` };
}
