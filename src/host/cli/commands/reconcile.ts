import type { Command } from "commander";
import { reconcile } from "../../inquiry/reconciliation/reconcile.js";
import type { CommandLine } from "../command-line.js";
import { dateValue } from "../console/argument-values.js";
import { csvOf, csvOption } from "../console/csv.js";
import { examples } from "../console/examples.js";
import { exitCode } from "../exit-code.js";
import {
  reconciliationColumns,
  reconciliationJson,
  reconciliationKeys,
  reconciliationLines,
  reconciliationRows,
} from "../views/reconciliation-view.js";

interface ReconcileOptions {
  readonly asOf?: string;
  readonly strict?: boolean;
  readonly csv?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Compare what the buying company owes the selling company with what that one claims, invoice by invoice, and say why they differ.",
    )
    .argument("<buyer>", "the buying company")
    .argument("<seller>", "the selling company")
    .option("--as-of <date>", "how it stood at the end of this day", dateValue)
    .option("--strict", "end with exit code 1 where they differ")
    .addOption(csvOption())
    .addHelpText(
      "after",
      examples([
        ["contrapost reconcile USMF DEMF", "as it stands"],
        ["contrapost reconcile USMF DEMF --csv > march.csv", "for a spreadsheet"],
        ["contrapost reconcile USMF DEMF --as-of 2024-03-31 --strict", "for a month's close, in a script"],
      ]),
    )
    .action((buyer: string, seller: string, options: ReconcileOptions) =>
      compare(line, buyer, seller, options),
    );
}

async function compare(
  line: CommandLine,
  buyer: string,
  seller: string,
  options: ReconcileOptions,
): Promise<void> {
  const { asOf, strict } = options;
  const wantsCsv = line.wantsCsv(options);
  const host = await line.host();
  const found = await host.store.read((session) => reconcile(session, { buyer, seller, asOf }));
  await line.report({
    json: () => reconciliationJson(found),
    text: async () => {
      const { green, red } = line.colours;
      const day = asOf === undefined ? "" : ` as of ${asOf}`;
      if (found.rows.length === 0)
        return green(`${buyer} and ${seller} are reconciled${day}: nothing is open.`);
      const table = await line.table(reconciliationColumns(buyer, seller), reconciliationLines(found));
      const verdict = found.reconciled
        ? green(`${buyer} and ${seller} are reconciled${day}.`)
        : red(`${buyer} and ${seller} differ${day}.`);
      return `${table}\n\n${verdict}`;
    },
    csv: wantsCsv ? () => csvOf(reconciliationKeys, reconciliationRows(found)) : undefined,
  });
  if (strict === true && !found.reconciled) line.exitCode = exitCode.refused;
}
