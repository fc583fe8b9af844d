import { ContrapostError } from "@contrapost/sdk";
import type { Session } from "../../store/session.js";
import { readBooksCurrency } from "../companies.js";
import { type LedgerEntryOverview, listLedgerEntries } from "../ledger-entries.js";
import { type Turnover, turnoverColumns, turnoverOf } from "./turnover.js";

/** Which account's entries are stated. */
export interface StatementQuery {
  /** The company's id. */
  readonly company: string;
  /** The main account. */
  readonly account: string;
  /** The first and the last day, both included; what was before the first is the opening balance. */
  readonly from?: string | undefined;
  /** See `from`. */
  readonly to?: string | undefined;
  /** In the reporting currency instead of the accounting currency. */
  readonly reporting?: boolean | undefined;
  /** At most so many entries, the first of them; all without it. The turnover counts all in any case. */
  readonly limit?: number | undefined;
}

/** An entry, and what the account holds after it. */
export interface StatementEntry extends LedgerEntryOverview {
  /** Minor units of the statement's currency; a debit is positive. */
  readonly balance: bigint;
}

/** The entries of one account, with its turnover. */
export interface AccountStatement extends Turnover {
  /** Whose books these are. */
  readonly company: string;
  /** The accounting or the reporting currency, which turnover and balances are in. */
  readonly currency: string;
  /** The company's second currency, where it has one; then each entry has its value in it. */
  readonly reportingCurrency?: string;
  /** The main account. */
  readonly account: string;
  /** As the chart of accounts has it. */
  readonly accountName: string;
  /** The first day, as it was asked for. */
  readonly from?: string;
  /** The last day, as it was asked for. */
  readonly to?: string;
  /** By date, and within a day in the order in which they were posted. */
  readonly entries: readonly StatementEntry[];
}

/**
 * States an account's entries with its running balance.
 *
 * @throws ContrapostError `CP_COMPANY_UNKNOWN`, `CP_ACCOUNT_UNKNOWN`, `CP_REPORTING_CURRENCY_MISSING`
 *
 * @example
 * ```ts
 * await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(100) }));
 * const { closing } = await books.host.store.read((session) => accountStatement(session, { company: "USMF", account: "200100" }));
 * closing; // -10000n
 * ```
 */
export async function accountStatement(session: Session, query: StatementQuery): Promise<AccountStatement> {
  const { company, account, from, to, reporting = false } = query;
  const { currency, reportingCurrency } = await readBooksCurrency(session, { company, reporting });
  const accountName = await readAccountName(session, company, account);
  const turnover = await readTurnover(session, query);
  let balance = turnover.opening;
  const entries = (await listLedgerEntries(session, query)).map((entry) => {
    balance += (reporting ? entry.reportingAmount : entry.accountingAmount) ?? 0n;
    return { ...entry, balance };
  });
  return {
    company,
    currency,
    ...(reportingCurrency !== undefined && { reportingCurrency }),
    account,
    accountName,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...turnover,
    entries,
  };
}

async function readAccountName(session: Session, company: string, account: string): Promise<string> {
  const sql = "SELECT name FROM main_account WHERE company = ? AND account = ?";
  const [row] = await session.rows(sql, [company, account]);
  if (row !== undefined) return row[0] as string;
  throw new ContrapostError("CP_ACCOUNT_UNKNOWN", { company, accountType: "ledger", account });
}

async function readTurnover(
  session: Session,
  { company, account, from, to, reporting }: StatementQuery,
): Promise<Turnover> {
  const turnover = turnoverColumns(from, reporting);
  const [row] = await session.rows(
    `SELECT ${turnover.sql} FROM voucher v JOIN ledger_entry e ON e.voucher_id = v.id
     WHERE v.company = ? AND e.account = ?${to === undefined ? "" : " AND v.date <= ?"}`,
    [...turnover.parameters, company, account, ...(to === undefined ? [] : [to])],
  );
  return turnoverOf(row!);
}
