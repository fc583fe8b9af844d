import type { Dimensions } from "@contrapost/sdk";
import { parseDimensions } from "../ledger/dimensions.js";
import type { EntryKind } from "../ledger/entry.js";
import type { Session, SqlRow } from "../store/session.js";
import { filterOf } from "./filter.js";

/** Which entries are asked for; what is left out does not filter. */
export interface LedgerFilter {
  /** The company's id. */
  readonly company: string;
  /** The first and the last date, both included. */
  readonly from?: string | undefined;
  /** See `from`. */
  readonly to?: string | undefined;
  /** The main account. */
  readonly account?: string | undefined;
  /** The number of the journal that made them. */
  readonly journal?: string | undefined;
  /** The voucher's number. */
  readonly voucher?: string | undefined;
  /** At most so many, the first of them; all without it. */
  readonly limit?: number | undefined;
}

/** A ledger entry with its voucher and the name of its account. A debit is positive in both amounts. */
export interface LedgerEntryOverview {
  /** In whose books it stands. */
  readonly company: string;
  /** The number of the journal that made it. */
  readonly journal: string;
  /** The voucher's number. */
  readonly voucher: string;
  /** Counts from 1 within the voucher. */
  readonly entry: number;
  /** `YYYY-MM-DD`; the posting date. */
  readonly date: string;
  /** The main account. */
  readonly account: string;
  /** As the chart of accounts has it. */
  readonly accountName: string;
  /** The transaction currency, and `amount` in its minor units. */
  readonly currency: string;
  /** A debit is positive, a credit negative. */
  readonly amount: bigint;
  /** The company's currency, and `accountingAmount` in its minor units. */
  readonly accountingCurrency: string;
  /** Signed as `amount`. */
  readonly accountingAmount: bigint;
  /** The company's second currency, where it has one, and `reportingAmount` in its minor units. */
  readonly reportingCurrency?: string;
  /** Signed as `amount`. */
  readonly reportingAmount?: bigint;
  /** Why it stands in its voucher. */
  readonly kind: EntryKind;
  /** Its financial dimensions; missing where it has none. */
  readonly dimensions?: Dimensions;
}

/**
 * Entries by date, and within a day in the order in which they were posted.
 *
 * @example
 * ```ts
 * await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(100) }));
 * const entries = await books.host.store.read((session) => listLedgerEntries(session, { company: "USMF" }));
 * entries.map(({ account, accountingAmount }) => `${account} ${accountingAmount}`); // 200100 -10000, 140200 10000
 * ```
 */
export async function listLedgerEntries(
  session: Session,
  filter: LedgerFilter,
): Promise<readonly LedgerEntryOverview[]> {
  const { where, parameters } = filterOf([
    ["v.company = ?", filter.company],
    ["v.date >= ?", filter.from],
    ["v.date <= ?", filter.to],
    ["e.account = ?", filter.account],
    ["j.number = ?", filter.journal],
    ["v.number = ?", filter.voucher],
  ]);
  // A journal's vouchers stand in one range of ids, which spares a search through all vouchers.
  const rows = await session.rows(
    `SELECT v.company, j.number, v.number, e.entry_no, v.date, e.account, a.name, e.currency, e.amount, c.currency,
       e.accounting_amount, e.kind, e.dimensions, c.reporting_currency, e.reporting_amount
     FROM voucher v
     JOIN journal j ON j.id = v.journal_id AND v.id > j.voucher_base AND v.id <= j.voucher_base + j.voucher_count
     JOIN ledger_entry e ON e.voucher_id = v.id
     JOIN company c ON c.id = v.company
     JOIN main_account a ON a.company = v.company AND a.account = e.account
     ${where} ORDER BY v.date, v.id, e.entry_no${filter.limit === undefined ? "" : " LIMIT ?"}`,
    filter.limit === undefined ? parameters : [...parameters, filter.limit],
  );
  return rows.map(entryOf);
}

function entryOf(row: SqlRow): LedgerEntryOverview {
  return {
    company: row[0] as string,
    journal: row[1] as string,
    voucher: row[2] as string,
    entry: Number(row[3]),
    date: row[4] as string,
    account: row[5] as string,
    accountName: row[6] as string,
    currency: row[7] as string,
    amount: row[8] as bigint,
    accountingCurrency: row[9] as string,
    accountingAmount: row[10] as bigint,
    ...(row[14] === null ? {} : { reportingCurrency: row[13] as string, reportingAmount: row[14] as bigint }),
    kind: row[11] as EntryKind,
    ...(row[12] === null ? {} : { dimensions: parseDimensions(row[12] as string) }),
  };
}
