import type { Session } from "../../store/session.js";
import type { AccountTotals } from "./account-totals.js";
import { type Finding, moneyText } from "./finding.js";
import { ofCompany, type Verification } from "./verification.js";

/** A posting profile's summary account, and what is open of the transactions that were posted with the profile. */
interface ControlAccount {
  readonly company: string;
  readonly account: string;
  readonly name: string;
  /** The accounting currency, and the reporting currency where the company has one. */
  readonly currency: string;
  readonly reportingCurrency: string | undefined;
  readonly open: bigint;
  readonly openReporting: bigint;
}

/** A balance in each currency of the books. */
interface Balance {
  readonly accounting: bigint;
  readonly reporting: bigint;
}

const noBalance: Balance = { accounting: 0n, reporting: 0n };

/**
 * Summary accounts whose balance differs from what is open in their subledger, in a currency of the books. Vendors and
 * customers may share one. Where a profile got another summary account, the old account's balance has to be transferred
 * before the two agree.
 */
export async function differingControlAccounts(
  session: Session,
  verification: Verification,
  totals: readonly AccountTotals[],
): Promise<readonly Finding[]> {
  const balances = new Map<string, Balance>();
  for (const account of totals) {
    const key = `${account.company} ${account.account}`;
    const { accounting, reporting } = balances.get(key) ?? noBalance;
    balances.set(key, {
      accounting: accounting + account.accountingDebit - account.accountingCredit,
      reporting: reporting + account.reportingDebit - account.reportingCredit,
    });
  }
  const accounts = await readControlAccounts(session, verification);
  return accounts.flatMap((account) => {
    const held = balances.get(`${account.company} ${account.account}`) ?? noBalance;
    const { currency, reportingCurrency, open, openReporting } = account;
    const finding = (expected: bigint, actual: bigint, of: string): readonly Finding[] =>
      expected === actual ? [] : [findingOf(account, moneyText(expected, of), moneyText(actual, of))];
    if (reportingCurrency === undefined) return finding(open, held.accounting, currency);
    return [
      ...finding(open, held.accounting, currency),
      ...finding(openReporting, held.reporting, reportingCurrency),
    ];
  });
}

function findingOf({ company, account, name }: ControlAccount, expected: string, actual: string): Finding {
  return {
    code: "controlAccountDiffers",
    company,
    what: "A summary account differs from what is open in its subledger.",
    where: `account ${account} ${name}`,
    expected,
    actual,
  };
}

async function readControlAccounts(
  session: Session,
  verification: Verification,
): Promise<readonly ControlAccount[]> {
  const company = ofCompany("f.company", verification);
  const rows = await session.rows(
    `SELECT f.company, f.summary_account, a.name, c.currency, COALESCE(SUM(x.open), 0),
       c.reporting_currency, COALESCE(SUM(x.reporting), 0)
     FROM posting_profile f
     JOIN company c ON c.id = f.company
     JOIN main_account a ON a.company = f.company AND a.account = f.summary_account
     LEFT JOIN (
       SELECT company, side, profile, SUM(open_accounting) AS open, SUM(open_reporting) AS reporting
       FROM party_transaction
       GROUP BY company, side, profile
     ) x ON x.company = f.company AND x.side = f.side AND x.profile = f.id
     WHERE 1 = 1${company.sql}
     GROUP BY f.company, f.summary_account, a.name, c.currency, c.reporting_currency
     ORDER BY f.company, f.summary_account`,
    company.parameters,
  );
  return rows.map((row) => ({
    company: row[0] as string,
    account: row[1] as string,
    name: row[2] as string,
    currency: row[3] as string,
    open: row[4] as bigint,
    reportingCurrency: (row[5] as string | null) ?? undefined,
    openReporting: row[6] as bigint,
  }));
}
