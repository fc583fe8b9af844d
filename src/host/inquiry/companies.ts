import { ContrapostError } from "@contrapost/sdk";
import type { Session, SqlRow } from "../store/session.js";

/** A company whose books are kept here. */
export interface CompanyOverview {
  readonly company: string;
  readonly name: string;
  /** The accounting currency. */
  readonly currency: string;
  /** A second currency of the books, where they have one. */
  readonly reportingCurrency?: string;
}

const companySql = "SELECT c.id, c.name, c.currency, c.reporting_currency FROM company c";

/** The companies by their ids. */
export async function listCompanies(session: Session): Promise<readonly CompanyOverview[]> {
  const rows = await session.rows(`${companySql} ORDER BY c.id`);
  return rows.map(companyOf);
}

/** One company. Throws CP_COMPANY_UNKNOWN. */
export async function readCompany(session: Session, company: string): Promise<CompanyOverview> {
  const [row] = await session.rows(`${companySql} WHERE c.id = ?`, [company]);
  if (row === undefined) throw new ContrapostError("CP_COMPANY_UNKNOWN", { company });
  return companyOf(row);
}

/** Which of the currencies that a company keeps its books in. */
export interface BooksCurrencyQuery {
  readonly company: string;
  /** The reporting currency instead of the accounting currency. */
  readonly reporting?: boolean | undefined;
}

/** A company, and the one of its currencies that is asked for. Throws CP_COMPANY_UNKNOWN, CP_REPORTING_CURRENCY_MISSING. */
export async function readBooksCurrency(
  session: Session,
  { company, reporting }: BooksCurrencyQuery,
): Promise<Omit<CompanyOverview, "company" | "name">> {
  const { currency, reportingCurrency } = await readCompany(session, company);
  if (reporting !== true) return { currency, ...(reportingCurrency !== undefined && { reportingCurrency }) };
  if (reportingCurrency === undefined)
    throw new ContrapostError("CP_REPORTING_CURRENCY_MISSING", { company });
  return { currency: reportingCurrency, reportingCurrency };
}

/** The names of a company's main accounts, by account. */
export async function readAccountNames(
  session: Session,
  company: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await session.rows("SELECT a.account, a.name FROM main_account a WHERE a.company = ?", [
    company,
  ]);
  return new Map(rows.map((row) => [row[0] as string, row[1] as string]));
}

function companyOf(row: SqlRow): CompanyOverview {
  return {
    company: row[0] as string,
    name: row[1] as string,
    currency: row[2] as string,
    ...(row[3] === null ? {} : { reportingCurrency: row[3] as string }),
  };
}
