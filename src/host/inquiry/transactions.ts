import type { JournalRef, PartyTransaction, Side, TransactionType } from "@contrapost/sdk";
import { readDiscountStates } from "../posting/discount-states.js";
import type { Session, SqlRow } from "../store/session.js";
import { filterOf } from "./filter.js";

/** Which subledger transactions are asked for; what is left out does not filter. */
export interface TransactionFilter {
  /** Of this company; of all without it. */
  readonly company?: string | undefined;
  /** Of this side; of both without it. */
  readonly side?: Side | undefined;
  /** Of this party; of all without it. */
  readonly party?: string | undefined;
  /** Of this invoice number; of any without it. */
  readonly invoice?: string | undefined;
  /** Closed ones too; only open ones without it. */
  readonly all?: boolean | undefined;
  /** At most so many, the first of them; all without it. */
  readonly limit?: number | undefined;
}

/** A subledger transaction with its place in the books and its value in the accounting currency. */
export interface TransactionOverview extends PartyTransaction {
  /** The party's name. */
  readonly partyName: string;
  /** The journal that made it. */
  readonly journal: JournalRef;
  /** The line that made it. */
  readonly line: number;
  /** Its voucher's number. */
  readonly voucher: string;
  /** The company's accounting currency. */
  readonly accountingCurrency: string;
  /** Minor units of `accountingCurrency`; a debit is positive. */
  readonly accountingAmount: bigint;
  /** What is open of `accountingAmount`. */
  readonly openAccounting: bigint;
  /** The date of the settlement that closed it. */
  readonly closedOn?: string;
  /** The voucher that took it back; missing while it stands. Another one may have its invoice number since. */
  readonly reversedBy?: string;
  /** Until when how much of it may be deducted, the earliest date first; signed as the transaction. */
  readonly discounts?: readonly { readonly until: string; readonly amount: bigint }[];
}

/**
 * Transactions by company, side and party, in the order in which they were posted.
 *
 * @example
 * ```ts
 * await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(100) }));
 * const open = await books.host.store.read((session) => listTransactions(session, { company: "USMF", side: "vendor" }));
 * open.map((transaction) => transaction.open); // -10000n
 * ```
 */
export async function listTransactions(
  session: Session,
  filter: TransactionFilter = {},
): Promise<readonly TransactionOverview[]> {
  const { where, parameters } = filterOf([
    ["t.company = ?", filter.company],
    ["t.side = ?", filter.side],
    ["t.party = ?", filter.party],
    ["t.invoice = ?", filter.invoice],
    ["t.open <> ?", filter.all === true ? undefined : 0],
  ]);
  const rows = await session.rows(
    `SELECT t.id, t.company, t.side, t.party, t.type, t.date, t.due_date, t.invoice, t.currency, t.amount, t.open,
       t.counterpart, p.name, j.number, t.id - j.transaction_base, v.number, c.currency, t.accounting_amount,
       t.open_accounting, t.closed_on, w.number
     FROM party_transaction t
     JOIN company c ON c.id = t.company
     JOIN party p ON p.company = t.company AND p.side = t.side AND p.id = t.party
     JOIN voucher v ON v.id = t.voucher_id
     JOIN journal j ON j.id = v.journal_id
     LEFT JOIN voucher w ON w.id = t.reversed_by
     ${where} ORDER BY t.company, t.side, t.party, t.id${filter.limit === undefined ? "" : " LIMIT ?"}`,
    filter.limit === undefined ? parameters : [...parameters, filter.limit],
  );
  const discounts = await readDiscountStates(
    session,
    rows.map((row) => Number(row[0])),
  );
  return rows.map((row) => {
    const state = discounts.get(Number(row[0]));
    return { ...transactionOf(row), ...(state !== undefined && { discounts: state.tiers }) };
  });
}

function transactionOf(row: SqlRow): TransactionOverview {
  const company = row[1] as string;
  return {
    transaction: Number(row[0]),
    company,
    side: row[2] as Side,
    party: row[3] as string,
    type: row[4] as TransactionType,
    date: row[5] as string,
    ...(row[6] === null ? {} : { dueDate: row[6] as string }),
    ...(row[7] === null ? {} : { invoice: row[7] as string }),
    currency: row[8] as string,
    amount: row[9] as bigint,
    open: row[10] as bigint,
    ...(row[11] === null ? {} : { counterpart: Number(row[11]) }),
    partyName: row[12] as string,
    journal: { company, number: row[13] as string },
    line: Number(row[14]),
    voucher: row[15] as string,
    accountingCurrency: row[16] as string,
    accountingAmount: row[17] as bigint,
    openAccounting: row[18] as bigint,
    ...(row[19] === null ? {} : { closedOn: row[19] as string }),
    ...(row[20] === null ? {} : { reversedBy: row[20] as string }),
  };
}
