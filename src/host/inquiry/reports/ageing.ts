import type { Side } from "@contrapost/sdk";
import type { Session, SqlRow } from "../../store/session.js";
import { readCompany } from "../companies.js";
import {
  addAged,
  type AgedAmounts,
  agedAmount,
  ageingBuckets,
  earliestDueDates,
  noAgedAmounts,
} from "./aged-amounts.js";
import { openItems } from "./open-items.js";

/** Whose open items are aged. */
export interface AgeingQuery {
  /** The company's id. */
  readonly company: string;
  /** Vendors and customers without it. */
  readonly side?: Side | undefined;
  /** The day to which items are aged, and at whose end they are open. */
  readonly asOf: string;
}

/** What is open of one party in one currency. */
export interface AgeingRow {
  /** Vendor or customer. */
  readonly side: Side;
  /** The party's id. */
  readonly party: string;
  /** The party's name. */
  readonly partyName: string;
  /** The transaction currency. */
  readonly currency: string;
  /** In `currency`. */
  readonly open: AgedAmounts;
  /** The same in the accounting currency, and in the reporting currency where the company has one. */
  readonly openAccounting: AgedAmounts;
  /** The same in minor units of the reporting currency, where the company has one. */
  readonly openReporting?: AgedAmounts;
}

/** What is open of all vendors or of all customers, in the currencies of the books. */
export interface AgeingTotal {
  /** Vendors or customers. */
  readonly side: Side;
  /** What is open of them all, in minor units of the accounting currency; a debit is positive. */
  readonly openAccounting: AgedAmounts;
  /** The same in minor units of the reporting currency, where the company has one. */
  readonly openReporting?: AgedAmounts;
}

/** A company's open items by how long they are overdue. */
export interface Ageing {
  /** Whose open items these are. */
  readonly company: string;
  /** The company's accounting currency. */
  readonly accountingCurrency: string;
  /** A second currency of the books, where they have one. */
  readonly reportingCurrency?: string;
  /** `YYYY-MM-DD`; the day that was asked for. */
  readonly asOf: string;
  /** By side, party and currency. */
  readonly rows: readonly AgeingRow[];
  /** One for each side that was asked for. */
  readonly totals: readonly AgeingTotal[];
}

/**
 * Ages what is open by due date; what has none, as payments on account, by its own date. What is open is what the
 * settlements up to that day left.
 *
 * @throws ContrapostError `CP_COMPANY_UNKNOWN`
 *
 * @example
 * ```ts
 * await books.post(aVendorInvoice({ invoice: "ACME-7", amount: usd(100) }));
 * const { totals } = await books.host.store.read((session) => ageing(session, { company: "USMF", asOf: "2024-03-31" }));
 * totals.map(({ openAccounting }) => openAccounting.total); // -10000n
 * ```
 */
export async function ageing(session: Session, query: AgeingQuery): Promise<Ageing> {
  const { company, asOf } = query;
  const { currency, reportingCurrency } = await readCompany(session, company);
  const rows = await readRows(session, query);
  return {
    company,
    accountingCurrency: currency,
    ...(reportingCurrency !== undefined && { reportingCurrency }),
    asOf,
    rows,
    totals: totalsOf(rows),
  };
}

async function readRows(session: Session, query: AgeingQuery): Promise<readonly AgeingRow[]> {
  const items = openItems(query);
  const dates = earliestDueDates(query.asOf);
  const buckets = dates.map((_, bucket) => `WHEN COALESCE(t.due_date, t.date) >= ? THEN ${bucket}`);
  const rows = await session.rows(
    `SELECT x.side, x.party, COALESCE(p.name, ''), x.currency, x.bucket, x.open, x.accounting, x.reporting
     FROM (
       SELECT t.side, t.party, t.currency, CASE ${buckets.join(" ")} ELSE ${buckets.length} END AS bucket,
         SUM(o.open) AS open, SUM(o.accounting) AS accounting, SUM(o.reporting) AS reporting
       FROM (${items.sql}) o JOIN party_transaction t ON t.id = o.id GROUP BY 1, 2, 3, 4
     ) x
     LEFT JOIN party p ON p.company = ? AND p.side = x.side AND p.id = x.party
     ORDER BY x.side, x.party, x.currency, x.bucket`,
    [...dates, ...items.parameters, query.company],
  );
  const aged: AgeingRow[] = [];
  for (const row of rows) {
    const part = rowOf(row);
    const last = aged.at(-1);
    const same = last?.side === part.side && last.party === part.party && last.currency === part.currency;
    if (same) aged[aged.length - 1] = sumOf(last, part);
    else aged.push(part);
  }
  return aged;
}

/** What one party has in one currency and one bucket. */
function rowOf(row: SqlRow): AgeingRow {
  const bucket = ageingBuckets[Number(row[4])]!;
  return {
    side: row[0] as Side,
    party: row[1] as string,
    partyName: row[2] as string,
    currency: row[3] as string,
    open: agedAmount(bucket, row[5] as bigint),
    openAccounting: agedAmount(bucket, row[6] as bigint),
    ...(row[7] !== null && { openReporting: agedAmount(bucket, row[7] as bigint) }),
  };
}

function sumOf(row: AgeingRow, more: AgeingRow): AgeingRow {
  return {
    ...row,
    open: addAged(row.open, more.open),
    ...valueOf(row, more),
  };
}

/** What both are worth together in the currencies of the books. */
function valueOf(one: Omit<AgeingTotal, "side">, more: Omit<AgeingTotal, "side">): Omit<AgeingTotal, "side"> {
  return {
    openAccounting: addAged(one.openAccounting, more.openAccounting),
    ...(more.openReporting !== undefined && {
      openReporting: addAged(one.openReporting ?? noAgedAmounts, more.openReporting),
    }),
  };
}

function totalsOf(rows: readonly AgeingRow[]): readonly AgeingTotal[] {
  const totals = new Map<Side, AgeingTotal>();
  for (const row of rows) {
    const { side } = row;
    totals.set(side, { side, ...valueOf(totals.get(side) ?? { openAccounting: noAgedAmounts }, row) });
  }
  return [...totals.values()];
}
