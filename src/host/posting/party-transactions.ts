import type { AccountRef, PartyTransaction, Side, TransactionType } from "@contrapost/sdk";
import { inList } from "../store/in-list.js";
import type { Session, SqlRow, SqlValue } from "../store/session.js";

/** How many transactions one query reads. */
const readAtOnce = 1024;

const select = `SELECT t.id, t.side, t.party, t.type, t.date, t.due_date, t.invoice, t.currency, t.amount, t.open,
    t.counterpart
  FROM party_transaction t`;

/** The transactions of a company by their numbers; unknown numbers are left out. */
export function transactionsByNumber(
  session: Session,
  company: string,
  numbers: readonly number[],
): Promise<readonly PartyTransaction[]> {
  const where = (list: string) => `WHERE t.id IN ${list} AND t.company = ?`;
  return readInParts(session, company, { where, values: numbers, after: [company] });
}

/** A party's invoices and credit notes by their invoice numbers; unknown numbers are left out. */
export function transactionsByInvoice(
  session: Session,
  company: string,
  party: AccountRef,
  invoices: readonly string[],
): Promise<readonly PartyTransaction[]> {
  const where = (list: string) =>
    `WHERE t.invoice IN ${list} AND t.company = ? AND t.side = ? AND t.party = ?`;
  return readInParts(session, company, { where, values: invoices, after: [company, party.type, party.id] });
}

interface Selection {
  readonly where: (list: string) => string;
  readonly values: readonly SqlValue[];
  /** The parameters behind the list. */
  readonly after: readonly SqlValue[];
}

async function readInParts(
  session: Session,
  company: string,
  { where, values, after }: Selection,
): Promise<readonly PartyTransaction[]> {
  const found: PartyTransaction[] = [];
  for (let start = 0; start < values.length; start += readAtOnce) {
    const list = inList(values.slice(start, start + readAtOnce));
    const rows = await session.rows(`${select} ${where(list.sql)}`, [...list.parameters, ...after]);
    for (const row of rows) found.push(transactionOf(row, company));
  }
  return found;
}

function transactionOf(row: SqlRow, company: string): PartyTransaction {
  return {
    transaction: Number(row[0]),
    company,
    side: row[1] as Side,
    party: row[2] as string,
    type: row[3] as TransactionType,
    date: row[4] as string,
    ...(row[5] === null ? {} : { dueDate: row[5] as string }),
    ...(row[6] === null ? {} : { invoice: row[6] as string }),
    currency: row[7] as string,
    amount: row[8] as bigint,
    open: row[9] as bigint,
    ...(row[10] === null ? {} : { counterpart: Number(row[10]) }),
  };
}
