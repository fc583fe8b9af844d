import { formatAmount } from "@contrapost/sdk";
import type { Revaluation, RevaluedBalance } from "../../revaluation/revaluation.js";
import type { CommandLine } from "../command-line.js";
import type { Column } from "../console/table.js";
import { creditText, debitText, journalText, moneyText } from "./amounts.js";

export function revaluationJson({ balances, ...revaluation }: Revaluation): object {
  const { accountingCurrency } = revaluation;
  return {
    ...revaluation,
    balances: balances.map(({ amount, accounting, difference, ...balance }) => ({
      ...balance,
      amount: formatAmount(amount, balance.currency),
      accounting: formatAmount(accounting, accountingCurrency),
      difference: formatAmount(difference, accountingCurrency),
    })),
  };
}

/** One side's revaluation for people: what changes, and what became of it. */
export async function revaluationText(line: CommandLine, revaluation: Revaluation): Promise<string> {
  const { company, side, date, reversalDate, rateType, accountingCurrency, balances } = revaluation;
  const head = `${line.colours.bold(`${company}, ${side}`)} at ${date}, rate type ${rateType}`;
  const outcome = `${head}: ${sentence(revaluation)}`;
  if (balances.length === 0) return outcome;
  const table = await line.table(columns(accountingCurrency), balances);
  return `${outcome}, taken back on ${reversalDate}\n\n${table}`;
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
    { head: `Was ${currency}`, right: true, value: ({ accounting }) => formatAmount(accounting, currency) },
    {
      head: `Is ${currency}`,
      right: true,
      value: ({ accounting, difference }) => formatAmount(accounting + difference, currency),
    },
    { head: `Gain ${currency}`, right: true, value: ({ difference }) => debitText(difference, currency) },
    { head: `Loss ${currency}`, right: true, value: ({ difference }) => creditText(difference, currency) },
  ];
}
