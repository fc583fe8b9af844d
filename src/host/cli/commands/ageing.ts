import type { Side } from "@contrapost/sdk";
import { type Command, Option } from "commander";
import { ageing } from "../../inquiry/reports/ageing.js";
import type { CommandLine } from "../command-line.js";
import { dateValue } from "../console/argument-values.js";
import { csvOf, csvOption } from "../console/csv.js";
import { examples } from "../console/examples.js";
import { today } from "../console/today.js";
import { ageingColumns, ageingJson, ageingKeys, ageingLines, ageingRows } from "../views/ageing-view.js";

interface AgeingOptions {
  readonly side?: Side;
  readonly asOf?: string;
  readonly csv?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Show what vendors and customers have open by how many days it is overdue; payments on account by their date.",
    )
    .argument("<company>", "whose subledger")
    .addOption(new Option("--side <side>", "only vendors or customers").choices(["vendor", "customer"]))
    .option("--as-of <date>", "how it stood at the end of this day (today without it)", dateValue)
    .addOption(csvOption())
    .addHelpText(
      "after",
      examples([
        ["contrapost ageing USMF --side vendor", "what is to be paid, and since when"],
        ["contrapost ageing DEMF --as-of 2024-03-31 --csv", "at a month's end, for a spreadsheet"],
      ]),
    )
    .action((company: string, options: AgeingOptions) => show(line, company, options));
}

async function show(line: CommandLine, company: string, options: AgeingOptions): Promise<void> {
  const wantsCsv = line.wantsCsv(options);
  const host = await line.host();
  const query = { company, side: options.side, asOf: options.asOf ?? today() };
  const aged = await host.store.read((session) => ageing(session, query));
  await line.report({
    json: () => ageingJson(aged),
    text: () =>
      aged.rows.length === 0
        ? `Nothing was open at the end of ${aged.asOf}.`
        : line.table(ageingColumns, ageingLines(aged)),
    csv: wantsCsv ? () => csvOf(ageingKeys(aged), ageingRows(aged)) : undefined,
  });
}
