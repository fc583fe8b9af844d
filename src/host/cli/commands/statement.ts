import type { Command } from "commander";
import { accountStatement } from "../../inquiry/reports/account-statement.js";
import type { CommandLine } from "../command-line.js";
import { dateValue } from "../console/argument-values.js";
import { csvOf, csvOption } from "../console/csv.js";
import { examples } from "../console/examples.js";
import { limitOption, moreNote, readLimit, screenLimit } from "../console/screen-limit.js";
import {
  statementColumns,
  statementJson,
  statementKeys,
  statementLines,
  statementRows,
} from "../views/statement-view.js";

interface StatementOptions {
  readonly from?: string;
  readonly to?: string;
  readonly reporting?: boolean;
  readonly limit?: number;
  readonly csv?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description("Show the entries of one main account, by date, with what it holds after each of them.")
    .argument("<company>", "whose ledger")
    .argument("<account>", "the main account")
    .option("--from <date>", "the first day; what was before is the opening balance", dateValue)
    .option("--to <date>", "the last day", dateValue)
    .option("--reporting", "in the reporting currency")
    .addOption(limitOption("entries"))
    .addOption(csvOption())
    .addHelpText(
      "after",
      examples([
        ["contrapost statement USMF 200300 --from 2024-03-01 --to 2024-03-31", "a month of an account"],
        ["contrapost statement USMF 200300 --csv", "all of it, for a spreadsheet"],
      ]),
    )
    .action((company: string, account: string, options: StatementOptions) =>
      show(line, company, account, options),
    );
}

async function show(
  line: CommandLine,
  company: string,
  account: string,
  { from, to, ...options }: StatementOptions,
): Promise<void> {
  const wantsCsv = line.wantsCsv(options);
  const host = await line.host();
  const limit = screenLimit(options.limit, wantsCsv || line.options.json === true);
  const query = { company, account, from, to, reporting: options.reporting, limit: readLimit(limit) };
  const found = await host.store.read((session) => accountStatement(session, query));
  const statement = limit === undefined ? found : { ...found, entries: found.entries.slice(0, limit) };
  await line.report({
    json: () => statementJson(statement),
    text: () => line.table(statementColumns(statement.currency), statementLines(statement)),
    csv: wantsCsv ? () => csvOf(statementKeys(statement), statementRows(statement)) : undefined,
  });
  if (found.entries.length > statement.entries.length) {
    line.note(moreNote(statement.entries.length, "entry", "entries"));
  }
}
