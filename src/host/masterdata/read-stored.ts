import { inList } from "../store/in-list.js";
import type { Session, SqlRow, SqlValue } from "../store/session.js";
import { bankAccountTable } from "./bank-account.js";
import { cashDiscountTable } from "./cash-discount.js";
import { companyTable } from "./company.js";
import { dimensionTable, dimensionValueTable } from "./dimension.js";
import { exchangeRateTable } from "./exchange-rate.js";
import { intercompanyAccountingTable } from "./intercompany-accounting.js";
import { fiscalPeriodTable } from "./fiscal-period.js";
import { journalNameTable } from "./journal-name.js";
import { mainAccountTable } from "./main-account.js";
import { keyOf, type MasterTable, type StoredRows } from "./master-plan.js";
import type { MasterRecords } from "./master-records.js";
import { numberSeriesTable } from "./number-series.js";
import { partyParametersTable } from "./party-parameters.js";
import { partyTable } from "./party.js";
import { postingProfileTable } from "./posting-profile.js";
import { rateTypeTable } from "./rate-type.js";
import { termsOfPaymentTable } from "./terms-of-payment.js";
import { tradingRelationshipTable } from "./trading-relationship.js";

const companyColumn = "company";

/** How many companies one statement asks for; more take further statements. */
const companiesAtOnce = 512;

const tablesOfCompanies: readonly (readonly [MasterTable, string])[] = [
  [companyTable, "id"],
  [dimensionTable, companyColumn],
  [dimensionValueTable, companyColumn],
  [mainAccountTable, companyColumn],
  [bankAccountTable, companyColumn],
  [postingProfileTable, companyColumn],
  [numberSeriesTable, companyColumn],
  [journalNameTable, companyColumn],
  [fiscalPeriodTable, companyColumn],
  [termsOfPaymentTable, companyColumn],
  [cashDiscountTable, companyColumn],
  [partyParametersTable, companyColumn],
  [partyTable, companyColumn],
  [intercompanyAccountingTable, "paying_company"],
  // By either company: a vendor may stand in one relationship only, whoever sells.
  [tradingRelationshipTable, "selling_company"],
  [tradingRelationshipTable, "buying_company"],
];

/** Reads what stands already of the companies and rate types that the records speak of. */
export async function readStored(session: Session, records: MasterRecords): Promise<StoredRows> {
  const stored = new Map<MasterTable, Map<string, SqlRow>>();
  const companies = [...companiesOf(records)];
  for (const [table, column] of tablesOfCompanies) {
    for (let from = 0; from < companies.length; from += companiesAtOnce) {
      const list = inList(companies.slice(from, from + companiesAtOnce));
      const sql = `SELECT ${table.columns.join(", ")} FROM ${table.table} WHERE ${column} IN ${list.sql}`;
      keep(stored, table, await session.rows(sql, list.parameters));
    }
  }
  if (records.rateTypes.length > 0) {
    const { table, columns } = rateTypeTable;
    keep(stored, rateTypeTable, await session.rows(`SELECT ${columns.join(", ")} FROM ${table}`));
  }
  await readRates(session, records, stored);
  return stored;
}

async function readRates(
  session: Session,
  { exchangeRates }: MasterRecords,
  stored: Map<MasterTable, Map<string, SqlRow>>,
): Promise<void> {
  const [first] = exchangeRates;
  if (first === undefined) return;
  let { date: from, date: to } = first;
  const types = new Set<string>();
  for (const { type, date } of exchangeRates) {
    types.add(type);
    if (date < from) from = date;
    if (date > to) to = date;
  }
  const columns = exchangeRateTable.columns.join(", ");
  const sql = `SELECT ${columns} FROM exchange_rate WHERE rate_type = ? AND start_date BETWEEN ? AND ?`;
  for (const type of types) keep(stored, exchangeRateTable, await session.rows(sql, [type, from, to]));
}

function keep(
  stored: Map<MasterTable, Map<string, SqlRow>>,
  table: MasterTable,
  rows: readonly SqlRow[],
): void {
  const kept = stored.get(table) ?? new Map<string, SqlRow>();
  stored.set(table, kept);
  for (const row of rows) kept.set(keyOf(row.slice(0, table.keyLength)), row.map(comparable));
}

/** Planned rows hold integers as bigint, whatever the engine gives. */
function comparable(value: SqlValue): SqlValue {
  return typeof value === "number" ? BigInt(value) : value;
}

function companiesOf(records: MasterRecords): Set<string> {
  const companies = new Set(records.companies.map(({ id }) => id));
  for (const { company } of records.salesOrderPolicies) companies.add(company);
  for (const { paying, paidFor } of records.intercompanyAccounting) {
    companies.add(paying.company).add(paidFor.company);
  }
  for (const { sellingCompany, buyingCompany } of records.tradingRelationships) {
    companies.add(sellingCompany).add(buyingCompany);
  }
  return companies;
}
