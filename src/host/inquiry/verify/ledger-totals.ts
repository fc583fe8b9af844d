import type { AccountTotals } from "./account-totals.js";
import { countText, type Finding, moneyText } from "./finding.js";

interface LedgerTotals {
  readonly company: string;
  readonly ledger: string;
  readonly currency: string;
  debit: bigint;
  credit: bigint;
}

/** Ledgers whose debits differ from their credits, in a transaction currency or in a currency of the books. */
export function unbalancedLedgers(accounts: readonly AccountTotals[]): readonly Finding[] {
  const ledgers = new Map<string, LedgerTotals>();
  const add = ({ debit, credit, ...ledger }: LedgerTotals): void => {
    const key = `${ledger.company} ${ledger.ledger}`;
    const sum = ledgers.get(key) ?? { ...ledger, debit: 0n, credit: 0n };
    sum.debit += debit;
    sum.credit += credit;
    ledgers.set(key, sum);
  };
  for (const totals of accounts) {
    const { company, currency, debit, credit, accountingCurrency } = totals;
    const { accountingDebit, accountingCredit, reportingCurrency } = totals;
    const accounting = { debit: accountingDebit, credit: accountingCredit };
    add({ company, ledger: "ledger in accounting currency", currency: accountingCurrency, ...accounting });
    if (reportingCurrency !== undefined) {
      const reporting = { debit: totals.reportingDebit, credit: totals.reportingCredit };
      add({ company, ledger: "ledger in reporting currency", currency: reportingCurrency, ...reporting });
    }
    add({ company, ledger: `ledger in ${currency}`, currency, debit, credit });
  }
  return [...ledgers.values()]
    .filter(({ debit, credit }) => debit !== credit)
    .map(({ company, ledger, currency, debit, credit }) => ({
      code: "ledgerUnbalanced",
      company,
      what: "Debits and credits differ.",
      where: ledger,
      expected: `credits of ${moneyText(debit, currency)}, as the debits`,
      actual: `credits of ${moneyText(credit, currency)}`,
    }));
}

/** Accounts with entries that the chart of accounts has not. */
export function unknownAccounts(accounts: readonly AccountTotals[]): readonly Finding[] {
  const unknown = accounts.filter(({ name }) => name === undefined);
  return unknown.map(({ company, account, currency, entries }) => ({
    code: "accountUnknown",
    company,
    what: "The chart of accounts has not an account that has entries.",
    where: `account ${account}`,
    expected: "no entries",
    actual: `${countText(entries, "entry", "entries")} in ${currency}`,
  }));
}
