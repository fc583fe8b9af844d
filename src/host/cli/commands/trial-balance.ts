import { type Command, Option } from "commander";
import { trialBalance } from "../../inquiry/reports/trial-balance.js";
import type { CommandLine } from "../command-line.js";
import { dateValue } from "../console/argument-values.js";
import { csvOf, csvOption } from "../console/csv.js";
import { examples } from "../console/examples.js";
import {
  trialBalanceColumns,
  trialBalanceJson,
  trialBalanceKeys,
  trialBalanceLines,
  trialBalanceRows,
} from "../views/trial-balance-view.js";

interface TrialBalanceOptions {
  readonly asOf?: string;
  readonly from?: string;
  readonly to?: string;
  readonly dimension?: string;
  readonly reporting?: boolean;
  readonly csv?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description("Show what each main account of a company holds, in its accounting or reporting currency.")
    .argument("<company>", "whose ledger")
    .addOption(
      new Option("--as-of <date>", "what they held at the end of this day")
        .argParser(dateValue)
        .conflicts(["from", "to"]),
    )
    .option("--from <date>", "the first day of a period; what was before is the opening balance", dateValue)
    .option("--to <date>", "the last day of the period", dateValue)
    .option("--reporting", "in the reporting currency")
    .option("--dimension <id>", "split each account by the values of this dimension")
    .addOption(csvOption())
    .addHelpText(
      "after",
      examples([
        ["contrapost trial-balance USMF --as-of 2024-03-31", "at a month's end"],
        ["contrapost trial-balance USMF --dimension CostCenter", "by cost centre"],
        ["contrapost trial-balance USMF --from 2024-03-01 --to 2024-03-31 --csv", "what came in the month"],
      ]),
    )
    .action((company: string, options: TrialBalanceOptions) => show(line, company, options));
}

async function show(line: CommandLine, company: string, options: TrialBalanceOptions): Promise<void> {
  const wantsCsv = line.wantsCsv(options);
  const host = await line.host();
  const period = { from: options.from, to: options.asOf ?? options.to };
  const balance = await host.store.read((session) =>
    trialBalance(session, { ...options, company, ...period }),
  );
  await line.report({
    json: () => trialBalanceJson(balance),
    text: () =>
      balance.rows.length === 0
        ? "There are no such entries."
        : line.table(trialBalanceColumns(balance), trialBalanceLines(balance)),
    csv: wantsCsv ? () => csvOf(trialBalanceKeys(balance), trialBalanceRows(balance)) : undefined,
  });
}
