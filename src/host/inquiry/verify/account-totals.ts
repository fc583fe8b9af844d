import type { Session, SqlRow } from "../../store/session.js";
import { ofCompany, type Verification } from "./verification.js";

/** What the entries of one account in one transaction currency add up to; debits and credits without a sign. */
export interface AccountTotals {
  readonly company: string;
  readonly account: string;
  /** Missing where the chart of accounts has no such account. */
  readonly name: string | undefined;
  readonly entries: bigint;
  readonly currency: string;
  readonly debit: bigint;
  readonly credit: bigint;
  readonly accountingCurrency: string;
  readonly accountingDebit: bigint;
  readonly accountingCredit: bigint;
  /** Missing in a company without a reporting currency. */
  readonly reportingCurrency: string | undefined;
  readonly reportingDebit: bigint;
  readonly reportingCredit: bigint;
}

/** Adds up all entries by company, account and currency. */
export async function readAccountTotals(
  session: Session,
  verification: Verification,
): Promise<readonly AccountTotals[]> {
  const company = ofCompany("v.company", verification);
  const rows = await session.rows(
    `SELECT x.company, x.account, a.name, x.entries, x.currency, x.debit, x.credit, c.currency, x.accounting_debit,
       x.accounting_credit, c.reporting_currency, x.reporting_debit, x.reporting_credit
     FROM (
       SELECT v.company, e.account, e.currency, COUNT(*) AS entries, ${sum("amount", "debit")}, ${sum("amount", "credit")},
         ${sum("accounting_amount", "accounting_debit")}, ${sum("accounting_amount", "accounting_credit")},
         ${sum("reporting_amount", "reporting_debit")}, ${sum("reporting_amount", "reporting_credit")}
       FROM ledger_entry e JOIN voucher v ON v.id = e.voucher_id
       WHERE 1 = 1${company.sql} GROUP BY v.company, e.account, e.currency
     ) x
     JOIN company c ON c.id = x.company
     LEFT JOIN main_account a ON a.company = x.company AND a.account = x.account
     ORDER BY x.company, x.account, x.currency`,
    company.parameters,
  );
  return rows.map(totalsOf);
}

function sum(column: "amount" | "accounting_amount" | "reporting_amount", alias: string): string {
  const [compare, sign] = alias.endsWith("debit") ? [">", ""] : ["<", "-"];
  return `SUM(CASE WHEN e.${column} ${compare} 0 THEN ${sign}e.${column} ELSE 0 END) AS ${alias}`;
}

function totalsOf(row: SqlRow): AccountTotals {
  return {
    company: row[0] as string,
    account: row[1] as string,
    name: (row[2] as string | null) ?? undefined,
    entries: row[3] as bigint,
    currency: row[4] as string,
    debit: row[5] as bigint,
    credit: row[6] as bigint,
    accountingCurrency: row[7] as string,
    accountingDebit: row[8] as bigint,
    accountingCredit: row[9] as bigint,
    reportingCurrency: (row[10] as string | null) ?? undefined,
    reportingDebit: row[11] as bigint,
    reportingCredit: row[12] as bigint,
  };
}
