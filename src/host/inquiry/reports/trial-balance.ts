import type { Session } from "../../store/session.js";
import { readCompany } from "../companies.js";
import { sumOfTurnovers, type Turnover, turnoverColumns, turnoverOf } from "./turnover.js";

/** Which entries count. */
export interface TrialBalanceQuery {
  readonly company: string;
  /** The first day of the period; what was before is the opening balance. All is of the period without it. */
  readonly from?: string | undefined;
  /** The last day; without it, all that is posted counts. */
  readonly to?: string | undefined;
}

/** An account with entries up to the last day. */
export interface TrialBalanceRow extends Turnover {
  readonly account: string;
  /** As the chart of accounts has it; missing where that has not the account. */
  readonly accountName?: string;
  readonly type?: string;
}

/** What each main account of a company held before a period, what came in it, and what it holds at its end. */
export interface TrialBalance {
  readonly company: string;
  /** The accounting currency, in whose minor units all amounts are. */
  readonly currency: string;
  readonly from?: string;
  readonly to?: string;
  /** By account. */
  readonly rows: readonly TrialBalanceRow[];
  /** As long as the books hold, debits and credits are equal here, and opening and closing are zero. */
  readonly totals: Turnover;
}

/**
 * Makes a trial balance from the ledger entries.
 *
 * @throws ContrapostError `CP_COMPANY_UNKNOWN`
 */
export async function trialBalance(session: Session, query: TrialBalanceQuery): Promise<TrialBalance> {
  const { company, from, to } = query;
  const { currency } = await readCompany(session, company);
  const rows = await readRows(session, query);
  return {
    company,
    currency,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    rows,
    totals: sumOfTurnovers(rows),
  };
}

async function readRows(
  session: Session,
  { company, from, to }: TrialBalanceQuery,
): Promise<readonly TrialBalanceRow[]> {
  const turnover = turnoverColumns(from);
  const rows = await session.rows(
    `SELECT x.account, a.name, a.type, x.opening, x.debit, x.credit
     FROM (
       SELECT e.account, ${turnover.sql} FROM voucher v JOIN ledger_entry e ON e.voucher_id = v.id
       WHERE v.company = ?${to === undefined ? "" : " AND v.date <= ?"} GROUP BY e.account
     ) x
     LEFT JOIN main_account a ON a.company = ? AND a.account = x.account ORDER BY x.account`,
    [...turnover.parameters, company, ...(to === undefined ? [] : [to]), company],
  );
  return rows.map((row) => ({
    account: row[0] as string,
    ...(row[1] === null ? {} : { accountName: row[1] as string, type: row[2] as string }),
    ...turnoverOf(row, 3),
  }));
}
