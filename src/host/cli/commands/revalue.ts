import { type Command, Option } from "commander";
import { type RevaluationSide, revaluationSides } from "../../revaluation/revaluation.js";
import type { CommandLine } from "../command-line.js";
import { dateValue } from "../console/argument-values.js";
import { examples } from "../console/examples.js";
import { revaluationJson, revaluationText } from "../views/revaluation-view.js";

interface RevalueOptions {
  readonly date: string;
  readonly side?: RevaluationSide;
  readonly rateType?: string;
  readonly reportingRateType?: string;
  readonly reversed?: string;
  readonly journalName?: string;
  readonly preview?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Revalue what is open in foreign currency at the rate of a day, and take that back on the next: vendors' and customers' open items, and balances of the main accounts that are set up for it.",
    )
    .argument("<company>", "whose books")
    .requiredOption("--date <date>", "the day at whose end items are open and whose rate they get", dateValue)
    .addOption(new Option("--side <side>", "only one of them").choices(revaluationSides))
    .option("--rate-type <type>", "the type of exchange rate (the company's without it)")
    .option("--reporting-rate-type <type>", "the same for the reporting currency")
    .option("--reversed <date>", "when it is taken back (the day after without it)", dateValue)
    .option("--journal-name <name>", "the journal name (the company's for revaluations without it)")
    .option("--preview", "show what it would change; write nothing")
    .addHelpText(
      "after",
      examples([
        ["contrapost revalue USMF --date 2024-03-31 --preview", "look first"],
        ["contrapost revalue USMF --date 2024-03-31", "at a month's end; a second time it changes nothing"],
        [
          "contrapost revalue USMF --date 2024-12-31 --side vendor --rate-type Closing",
          "vendors, at other rates",
        ],
      ]),
    )
    .action((company: string, options: RevalueOptions) => show(line, company, options));
}

async function show(
  line: CommandLine,
  company: string,
  { reversed: reversalDate, preview = false, ...options }: RevalueOptions,
): Promise<void> {
  const host = await line.host();
  const user = await line.user();
  await line.progress(`Revaluing ${company} at ${options.date} …`);
  const found = await host.revalue({ ...options, company, reversalDate }, { user, preview });
  await line.report({
    json: () => found.map(revaluationJson),
    text: async () => {
      const texts = [];
      for (const revaluation of found) texts.push(await revaluationText(line, revaluation));
      return texts.join("\n\n");
    },
  });
}
