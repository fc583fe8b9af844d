import { formatAmount } from "@contrapost/sdk";
import type { BooksCurrency, Revaluation, RevaluedBalance } from "../../revaluation/revaluation.js";
import type { CommandLine } from "../command-line.js";
import type { Column } from "../console/table.js";
import { creditText, debitText, journalText, moneyText } from "./amounts.js";

export function revaluationJson({ balances, reportingBalances, ...revaluation }: Revaluation): object {
  const { accountingCurrency, reportingCurrency } = revaluation;
  return {
    ...revaluation,
    balances: balances.map((balance) => balanceJson(balance, "accounting", accountingCurrency)),
    ...(reportingBalances && {
      reportingBalances: reportingBalances.map((balance) =>
        balanceJson(balance, "reporting", reportingCurrency!),
      ),
    }),
  };
}

/** The key of the value says which currency of the books it is in. */
function balanceJson(
  { amount, value, difference, ...balance }: RevaluedBalance,
  books: BooksCurrency,
  currency: string,
): object {
  return {
    ...balance,
    amount: formatAmount(amount, balance.currency),
    [books]: formatAmount(value, currency),
    difference: formatAmount(difference, currency),
  };
}

/** One side's revaluation for people: what changes, and what became of it. */
export async function revaluationText(line: CommandLine, revaluation: Revaluation): Promise<string> {
  const { company, side, date, reversalDate, rateType, accountingCurrency, balances } = revaluation;
  const { reportingCurrency = "", reportingRateType, reportingBalances = [] } = revaluation;
  const rates = reportingRateType === undefined ? rateType : `${rateType}, reporting ${reportingRateType}`;
  const head = `${line.colours.bold(`${company}, ${side}`)} at ${date}, rate type ${rates}`;
  const outcome = `${head}: ${sentence(revaluation)}`;
  if (balances.length === 0 && reportingBalances.length === 0) return outcome;
  const texts = [`${outcome}, taken back on ${reversalDate}`];
  if (balances.length > 0) texts.push(await line.table(columns(accountingCurrency), balances));
  if (reportingBalances.length > 0) {
    texts.push(await line.table(columns(reportingCurrency), reportingBalances));
  }
  return texts.join("\n\n");
}

function sentence({ status, journal }: Revaluation): string {
  const name = journal === undefined ? "" : journalText(journal);
  if (status === "posted") return `posted by ${name}`;
  if (status === "standing") return `was posted before, by ${name}`;
  return status === "previewed" ? "would be posted" : "nothing to revalue";
}

function columns(currency: string): readonly Column<RevaluedBalance>[] {
  return [
    { head: "Open", value: ({ what }) => what },
    { head: "Account", value: ({ account }) => account },
    { head: "Amount", right: true, value: (balance) => moneyText(balance.amount, balance.currency) },
    { head: `Was ${currency}`, right: true, value: ({ value }) => formatAmount(value, currency) },
    {
      head: `Is ${currency}`,
      right: true,
      value: ({ value, difference }) => formatAmount(value + difference, currency),
    },
    { head: `Gain ${currency}`, right: true, value: ({ difference }) => debitText(difference, currency) },
    { head: `Loss ${currency}`, right: true, value: ({ difference }) => creditText(difference, currency) },
  ];
}
