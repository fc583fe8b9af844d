import { formatAmount } from "@contrapost/sdk";
import { type AmountInput, moneyFrom } from "../builders/amounts.js";
import type { Ledger } from "../kit/ledger.js";
import { entryLines, sideText } from "./accounting-text.js";
import { entryMatches, type ExpectedEntry, expectedText } from "./entry-match.js";
import type { Verdict } from "./verdict.js";

/** Whether debits equal credits in each voucher. */
export function balances({ company, currency, entries }: Ledger): Verdict {
  const sums = new Map<string, { debit: bigint; credit: bigint }>();
  for (const { voucher, accountingAmount: amount } of entries) {
    const sum = sums.get(voucher) ?? { debit: 0n, credit: 0n };
    if (amount > 0n) sum.debit += amount;
    else sum.credit -= amount;
    sums.set(voucher, sum);
  }
  const unbalanced = [...sums].filter(([, { debit, credit }]) => debit !== credit);
  const shown = (amount: bigint) => formatAmount(amount, currency);
  return {
    holds: unbalanced.length === 0,
    message: () =>
      [
        `the ledger of ${company} does not balance:`,
        ...unbalanced.map(
          ([voucher, { debit, credit }]) =>
            `  ${voucher}  debit ${shown(debit)}, credit ${shown(credit)}, difference ${shown(debit - credit)} ${currency}`,
        ),
      ].join("\n"),
    negated: () => `the ledger of ${company} balances, and was expected not to`,
  };
}

/** Whether the ledger holds an entry that says what is expected. */
export function hasEntry(ledger: Ledger, expected: ExpectedEntry): Verdict {
  const { company, entries } = ledger;
  const found = entries.filter(entryMatches(ledger, expected));
  const wanted = () => expectedText(ledger, expected);
  return {
    holds: found.length > 0,
    message: () => `the ledger of ${company} has no entry with ${wanted()}; it holds${entryLines(entries)}`,
    negated: () =>
      `the ledger of ${company} was expected to have no entry with ${wanted()}, but holds${entryLines(found)}`,
  };
}

/** Whether an account holds an amount, in the accounting currency: a debit is positive. */
export function hasAccountBalance(ledger: Ledger, account: string, expected: AmountInput): Verdict {
  const { company, currency } = ledger;
  const entries = ledger.entries.filter((entry) => entry.account === account);
  const balance = entries.reduce((sum, entry) => sum + entry.accountingAmount, 0n);
  const wanted = moneyFrom(expected, currency);
  const name = entries[0] === undefined ? account : `${account} ${entries[0].accountName}`;
  const subject = `account ${name} of ${company}`;
  return {
    holds: wanted.currency === currency && balance === wanted.amount,
    message: () =>
      `${subject} was expected to hold ${sideText(wanted.amount, wanted.currency)}, but holds ${sideText(balance, currency)}`,
    negated: () => `${subject} holds ${sideText(balance, currency)}, and was expected not to`,
  };
}
