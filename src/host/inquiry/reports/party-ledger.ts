import { ContrapostError, type JournalRef, type Side, type TransactionType } from "@contrapost/sdk";
import type { Session, SqlRow } from "../../store/session.js";
import { liveSettlement, settlementStoodOn } from "../live-settlement.js";
import { readCompany } from "../companies.js";

/** Whose transactions are listed. */
export interface PartyLedgerQuery {
  /** The company's id. */
  readonly company: string;
  /** Vendor or customer. */
  readonly side: Side;
  /** The party's id. */
  readonly party: string;
  /** How it stood at the end of this day; without it, all that is posted counts. */
  readonly asOf?: string | undefined;
}

/** What one settlement took from a transaction. */
export interface PartyLedgerSettlement {
  /** `YYYY-MM-DD`; when it was settled. */
  readonly date: string;
  /** The document on its other end. */
  readonly type: TransactionType;
  /** Its invoice number, where it has one. */
  readonly invoice?: string;
  /** Its voucher's number. */
  readonly voucher: string;
  /** What it took, signed as the transaction, in the transaction's and in the accounting currency. */
  readonly amount: bigint;
  /** Minor units of the accounting currency, signed as `amount`. */
  readonly accountingAmount: bigint;
  /** Realized exchange difference in the accounting currency: positive is a loss, negative a gain. */
  readonly realized: bigint;
  /** `accountingAmount` and `realized` in the reporting currency, where the company has one. */
  readonly reportingAmount?: bigint;
  /** The same in the reporting currency, where the company has one. */
  readonly realizedReporting?: bigint;
}

/** An invoice, credit note or payment with its settlements, and what they left open. A debit is positive. */
export interface PartyLedgerTransaction {
  /** Its number, unique over all companies. */
  readonly transaction: number;
  /** What it is. */
  readonly type: TransactionType;
  /** `YYYY-MM-DD`; the posting date. */
  readonly date: string;
  /** `YYYY-MM-DD`; on invoices and credit notes. */
  readonly dueDate?: string;
  /** The invoice number, where it has one. */
  readonly invoice?: string;
  /** The journal that made it. */
  readonly journal: JournalRef;
  /** The line that made it. */
  readonly line: number;
  /** Its voucher's number. */
  readonly voucher: string;
  /** The transaction currency, and `amount` and `open` in its minor units. */
  readonly currency: string;
  /** What it was; a debit to the party is positive. */
  readonly amount: bigint;
  /** What is open of it, signed as `amount`. */
  readonly open: bigint;
  /** The same in minor units of the accounting currency. */
  readonly accountingAmount: bigint;
  /** What is open of `accountingAmount`, signed alike. */
  readonly openAccounting: bigint;
  /** And in minor units of the reporting currency, where the company has one. */
  readonly reportingAmount?: bigint;
  /** What is open of `reportingAmount`, signed alike. */
  readonly openReporting?: bigint;
  /** By date. */
  readonly settlements: readonly PartyLedgerSettlement[];
}

/** What is open in one transaction currency, and its value in the currencies of the books. */
export interface PartyLedgerBalance {
  /** The transaction currency. */
  readonly currency: string;
  /** What is open in it, in its minor units; a debit to the party is positive. */
  readonly open: bigint;
  /** The same in minor units of the accounting currency. */
  readonly openAccounting: bigint;
  /** The same in minor units of the reporting currency, where the company has one. */
  readonly openReporting?: bigint;
}

/** The ledger of a vendor or a customer. */
export interface PartyLedger {
  /** Whose books these are. */
  readonly company: string;
  /** The company's accounting currency. */
  readonly accountingCurrency: string;
  /** A second currency of the books, where they have one. */
  readonly reportingCurrency?: string;
  /** Vendor or customer. */
  readonly side: Side;
  /** The party's id. */
  readonly party: string;
  /** The party's name. */
  readonly partyName: string;
  /** The day that was asked for; missing where all counts. */
  readonly asOf?: string;
  /** By date, and within a day in the order in which they were posted. */
  readonly transactions: readonly PartyLedgerTransaction[];
  /** By transaction currency. */
  readonly balances: readonly PartyLedgerBalance[];
  /** The sum of all balances in the currencies of the books. */
  readonly openAccounting: bigint;
  /** The same in the reporting currency, where the company has one. */
  readonly openReporting?: bigint;
}

/**
 * Lists a party's transactions with their settlements. What is open is what the settlements left, as of any day; a
 * settlement counts from the day on which it and both its documents stand.
 *
 * @throws ContrapostError `CP_COMPANY_UNKNOWN`, `CP_ACCOUNT_UNKNOWN`
 *
 * @example
 * ```ts
 * await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(100) }));
 * const { openAccounting } = await books.host.store.read((session) => partyLedger(session, { company: "USMF", side: "vendor", party: "V-1001" }));
 * openAccounting; // -10000n
 * ```
 */
export async function partyLedger(session: Session, query: PartyLedgerQuery): Promise<PartyLedger> {
  const { company, side, party, asOf } = query;
  const { currency, reportingCurrency } = await readCompany(session, company);
  const partyName = await readPartyName(session, query);
  const transactions = await readTransactions(session, query, await readSettlements(session, query));
  const balances = balancesOf(transactions);
  const sumOf = (open: (balance: PartyLedgerBalance) => bigint): bigint =>
    balances.reduce((sum, balance) => sum + open(balance), 0n);
  return {
    company,
    accountingCurrency: currency,
    ...(reportingCurrency !== undefined && { reportingCurrency }),
    side,
    party,
    partyName,
    ...(asOf === undefined ? {} : { asOf }),
    transactions,
    balances,
    openAccounting: sumOf(({ openAccounting }) => openAccounting),
    ...(reportingCurrency !== undefined && {
      openReporting: sumOf(({ openReporting = 0n }) => openReporting),
    }),
  };
}

async function readPartyName(session: Session, { company, side, party }: PartyLedgerQuery): Promise<string> {
  const sql = "SELECT name FROM party WHERE company = ? AND side = ? AND id = ?";
  const [row] = await session.rows(sql, [company, side, party]);
  if (row !== undefined) return row[0] as string;
  throw new ContrapostError("CP_ACCOUNT_UNKNOWN", { company, accountType: side, account: party });
}

type SettlementsById = ReadonlyMap<number, readonly PartyLedgerSettlement[]>;

async function readSettlements(session: Session, query: PartyLedgerQuery): Promise<SettlementsById> {
  const { company, side, party, asOf } = query;
  const stands =
    asOf === undefined ? liveSettlement("s") : `${settlementStoodOn("s")} AND t.date <= ? AND o.date <= ?`;
  const realized = `s.payment_accounting + s.invoice_accounting - COALESCE((
    SELECT CAST(SUM(a.accounting_amount) AS BIGINT) FROM settlement_adjustment a
    WHERE a.payment_id = s.payment_id AND a.settlement_no = s.settlement_no), 0)`;
  const made = `SELECT CAST(SUM(e.reporting_amount) AS BIGINT) FROM ledger_entry e
    WHERE e.kind IN ('exchangeGain','exchangeLoss')
      AND e.entry_no >= s.first_entry AND e.entry_no < s.first_entry + s.entry_count`;
  const part = (own: "invoice" | "payment", other: "invoice" | "payment", amount: string): string =>
    `SELECT t.id AS own, s.date AS date, o.type, o.invoice, o.id AS other, o.voucher_id, ${amount} AS amount,
       s.${own}_accounting AS accounting, ${realized} AS realized, s.${own}_reporting AS reporting,
       COALESCE((${made} AND e.voucher_id = COALESCE(s.voucher_id, ${own === "payment" ? "t" : "o"}.voucher_id)), 0) AS realized_reporting
     FROM party_transaction t
     JOIN settlement s ON s.${own}_id = t.id
     JOIN party_transaction o ON o.id = s.${other}_id
     WHERE t.company = ? AND t.side = ? AND t.party = ? AND ${stands}`;
  const parameters = [company, side, party, ...(asOf === undefined ? [] : [asOf, asOf, asOf, asOf])];
  const rows = await session.rows(
    `SELECT x.own, x.date, x.type, x.invoice, v.number, x.amount, x.accounting, x.realized, x.reporting,
       x.realized_reporting
     FROM (${part("invoice", "payment", "s.amount")} UNION ALL ${part("payment", "invoice", "s.payment_amount")}) x
     JOIN voucher v ON v.id = x.voucher_id ORDER BY x.own, x.date, x.other`,
    [...parameters, ...parameters],
  );
  const settlements = new Map<number, PartyLedgerSettlement[]>();
  for (const row of rows) {
    const transaction = Number(row[0]);
    const known = settlements.get(transaction);
    if (known === undefined) settlements.set(transaction, [settlementOf(row)]);
    else known.push(settlementOf(row));
  }
  return settlements;
}

function settlementOf(row: SqlRow): PartyLedgerSettlement {
  return {
    date: row[1] as string,
    type: row[2] as TransactionType,
    ...(row[3] === null ? {} : { invoice: row[3] as string }),
    voucher: row[4] as string,
    amount: row[5] as bigint,
    accountingAmount: row[6] as bigint,
    realized: row[7] as bigint,
    ...(row[8] === null ? {} : { reportingAmount: row[8] as bigint, realizedReporting: row[9] as bigint }),
  };
}

async function readTransactions(
  session: Session,
  { company, side, party, asOf }: PartyLedgerQuery,
  settlements: SettlementsById,
): Promise<readonly PartyLedgerTransaction[]> {
  const rows = await session.rows(
    `SELECT t.id, t.type, t.date, t.due_date, t.invoice, j.number, t.id - j.transaction_base, v.number, t.currency,
       t.amount, t.accounting_amount, t.reporting_amount
     FROM party_transaction t
     JOIN voucher v ON v.id = t.voucher_id
     JOIN journal j ON j.id = v.journal_id
     WHERE t.company = ? AND t.side = ? AND t.party = ?${asOf === undefined ? "" : " AND t.date <= ?"}
     ORDER BY t.date, t.id`,
    [company, side, party, ...(asOf === undefined ? [] : [asOf])],
  );
  return rows.map((row) => transactionOf(company, row, settlements.get(Number(row[0])) ?? []));
}

function transactionOf(
  company: string,
  row: SqlRow,
  settlements: readonly PartyLedgerSettlement[],
): PartyLedgerTransaction {
  const [amount, accountingAmount, reportingAmount] = row.slice(9) as [bigint, bigint, bigint | null];
  const left = (of: bigint, taken: (settled: PartyLedgerSettlement) => bigint): bigint =>
    settlements.reduce((open, settled) => open - taken(settled), of);
  return {
    transaction: Number(row[0]),
    type: row[1] as TransactionType,
    date: row[2] as string,
    ...(row[3] === null ? {} : { dueDate: row[3] as string }),
    ...(row[4] === null ? {} : { invoice: row[4] as string }),
    journal: { company, number: row[5] as string },
    line: Number(row[6]),
    voucher: row[7] as string,
    currency: row[8] as string,
    amount,
    open: left(amount, (settled) => settled.amount),
    accountingAmount,
    openAccounting: left(accountingAmount, (settled) => settled.accountingAmount),
    ...(reportingAmount !== null && {
      reportingAmount,
      openReporting: left(reportingAmount, (settled) => settled.reportingAmount ?? 0n),
    }),
    settlements,
  };
}

function balancesOf(transactions: readonly PartyLedgerTransaction[]): readonly PartyLedgerBalance[] {
  const balances = new Map<string, PartyLedgerBalance>();
  for (const { currency, open, openAccounting, openReporting } of transactions) {
    const sum = balances.get(currency) ?? { currency, open: 0n, openAccounting: 0n };
    balances.set(currency, {
      currency,
      open: sum.open + open,
      openAccounting: sum.openAccounting + openAccounting,
      ...(openReporting !== undefined && { openReporting: (sum.openReporting ?? 0n) + openReporting }),
    });
  }
  return [...balances.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
