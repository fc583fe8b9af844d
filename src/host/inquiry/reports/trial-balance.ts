import { ContrapostError } from "@contrapost/sdk";
import { parseDimensions } from "../../ledger/dimensions.js";
import type { Session } from "../../store/session.js";
import { readBooksCurrency } from "../companies.js";
import { sumOfTurnovers, type Turnover, turnoverColumns, turnoverOf } from "./turnover.js";

/** Which entries count. */
export interface TrialBalanceQuery {
  /** The company's id. */
  readonly company: string;
  /** The first day of the period; what was before is the opening balance. All is of the period without it. */
  readonly from?: string | undefined;
  /** The last day; without it, all that is posted counts. */
  readonly to?: string | undefined;
  /** In the reporting currency instead of the accounting currency. */
  readonly reporting?: boolean | undefined;
  /** Splits each account by the values of this dimension. */
  readonly dimension?: string | undefined;
}

/** An account with entries up to the last day. */
export interface TrialBalanceRow extends Turnover {
  /** The main account. */
  readonly account: string;
  /** As the chart of accounts has it; missing where that has not the account. */
  readonly accountName?: string;
  /** Its type, as the chart of accounts has it; missing where that has not the account. */
  readonly type?: string;
  /** The value of the dimension that was asked for; missing where the entries have none. */
  readonly value?: string;
}

/** What each main account of a company held before a period, what came in it, and what it holds at its end. */
export interface TrialBalance {
  /** Whose books these are. */
  readonly company: string;
  /** The accounting or the reporting currency, in whose minor units all amounts are. */
  readonly currency: string;
  /** The first day, as it was asked for. */
  readonly from?: string;
  /** The last day, as it was asked for. */
  readonly to?: string;
  /** The dimension that was asked for. */
  readonly dimension?: string;
  /** By account, and by the dimension's value where one was asked for. */
  readonly rows: readonly TrialBalanceRow[];
  /** As long as the books hold, debits and credits are equal here, and opening and closing are zero. */
  readonly totals: Turnover;
}

/**
 * Makes a trial balance from the ledger entries.
 *
 * @throws ContrapostError `CP_COMPANY_UNKNOWN`, `CP_DIMENSION_UNKNOWN`, `CP_REPORTING_CURRENCY_MISSING`
 *
 * @example
 * ```ts
 * await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(100) }));
 * const { totals } = await books.host.store.read((session) => trialBalance(session, { company: "USMF" }));
 * totals.debit === totals.credit; // true
 * ```
 */
export async function trialBalance(session: Session, query: TrialBalanceQuery): Promise<TrialBalance> {
  const { company, from, to, dimension } = query;
  const { currency } = await readBooksCurrency(session, query);
  if (dimension !== undefined) await requireDimension(session, company, dimension);
  const rows = await readRows(session, query);
  return {
    company,
    currency,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(dimension === undefined ? {} : { dimension }),
    rows,
    totals: sumOfTurnovers(rows),
  };
}

async function readRows(
  session: Session,
  { company, from, to, dimension, reporting }: TrialBalanceQuery,
): Promise<readonly TrialBalanceRow[]> {
  const turnover = turnoverColumns(from, reporting);
  const dimensions = dimension === undefined ? "NULL" : "e.dimensions";
  const rows = await session.rows(
    `SELECT x.account, a.name, a.type, x.dimensions, x.opening, x.debit, x.credit
     FROM (
       SELECT e.account, ${dimensions} AS dimensions, ${turnover.sql} FROM voucher v JOIN ledger_entry e ON e.voucher_id = v.id
       WHERE v.company = ?${to === undefined ? "" : " AND v.date <= ?"} GROUP BY e.account${dimension === undefined ? "" : ", e.dimensions"}
     ) x
     LEFT JOIN main_account a ON a.company = ? AND a.account = x.account ORDER BY x.account, x.dimensions`,
    [...turnover.parameters, company, ...(to === undefined ? [] : [to]), company],
  );
  const found = rows.map((row) => ({
    account: row[0] as string,
    ...(row[1] === null ? {} : { accountName: row[1] as string, type: row[2] as string }),
    ...valueOf(row[3] as string | null, dimension),
    ...turnoverOf(row, 4),
  }));
  return dimension === undefined ? found : byValue(found);
}

function valueOf(dimensions: string | null, dimension: string | undefined): { readonly value?: string } {
  if (dimensions === null || dimension === undefined) return {};
  const value = parseDimensions(dimensions)[dimension];
  return value === undefined ? {} : { value };
}

/** Entries that differ in other dimensions only are one row. */
function byValue(rows: readonly TrialBalanceRow[]): readonly TrialBalanceRow[] {
  const groups = new Map<string, TrialBalanceRow[]>();
  for (const row of rows) {
    const key = `${row.account}\n${row.value ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => ({ ...group[0]!, ...sumOfTurnovers(group) }));
}

async function requireDimension(session: Session, company: string, dimension: string): Promise<void> {
  const sql = "SELECT 1 FROM dimension WHERE company = ? AND id = ?";
  if ((await session.rows(sql, [company, dimension])).length > 0) return;
  throw new ContrapostError("CP_DIMENSION_UNKNOWN", { company, dimension });
}
