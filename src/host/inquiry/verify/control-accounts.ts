import type { Session } from "../../store/session.js";
import type { AccountTotals } from "./account-totals.js";
import { type Finding, moneyText } from "./finding.js";
import { ofCompany, type Verification } from "./verification.js";

/** A posting profile's summary account, and what is open of the transactions that were posted with the profile. */
interface ControlAccount {
  readonly company: string;
  readonly account: string;
  readonly name: string;
  readonly currency: string;
  readonly open: bigint;
}

/**
 * Summary accounts whose balance differs from what is open in their subledger, in the accounting currency. Vendors
 * and customers may share one. Where a profile got another summary account, the old account's balance has to be
 * transferred before the two agree.
 */
export async function differingControlAccounts(
  session: Session,
  verification: Verification,
  totals: readonly AccountTotals[],
): Promise<readonly Finding[]> {
  const balances = new Map<string, bigint>();
  for (const { company, account, accountingDebit, accountingCredit } of totals) {
    const key = `${company} ${account}`;
    balances.set(key, (balances.get(key) ?? 0n) + accountingDebit - accountingCredit);
  }
  const findings: Finding[] = [];
  for (const { company, account, name, currency, open } of await readControlAccounts(session, verification)) {
    const balance = balances.get(`${company} ${account}`) ?? 0n;
    if (balance === open) continue;
    findings.push({
      code: "controlAccountDiffers",
      company,
      what: "A summary account differs from what is open in its subledger.",
      where: `account ${account} ${name}`,
      expected: moneyText(open, currency),
      actual: moneyText(balance, currency),
    });
  }
  return findings;
}

async function readControlAccounts(
  session: Session,
  verification: Verification,
): Promise<readonly ControlAccount[]> {
  const company = ofCompany("f.company", verification);
  const rows = await session.rows(
    `SELECT f.company, f.summary_account, a.name, c.currency, COALESCE(SUM(x.open), 0)
     FROM posting_profile f
     JOIN company c ON c.id = f.company
     JOIN main_account a ON a.company = f.company AND a.account = f.summary_account
     LEFT JOIN (
       SELECT company, side, profile, SUM(open_accounting) AS open FROM party_transaction
       GROUP BY company, side, profile
     ) x ON x.company = f.company AND x.side = f.side AND x.profile = f.id
     WHERE 1 = 1${company.sql}
     GROUP BY f.company, f.summary_account, a.name, c.currency
     ORDER BY f.company, f.summary_account`,
    company.parameters,
  );
  return rows.map((row) => ({
    company: row[0] as string,
    account: row[1] as string,
    name: row[2] as string,
    currency: row[3] as string,
    open: row[4] as bigint,
  }));
}
