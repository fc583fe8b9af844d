import type { Side } from "@contrapost/sdk";
import { Argument, type Command } from "commander";
import { partyLedger } from "../../inquiry/reports/party-ledger.js";
import type { CommandLine } from "../command-line.js";
import { dateValue } from "../console/argument-values.js";
import { csvOf, csvOption } from "../console/csv.js";
import { examples } from "../console/examples.js";
import {
  partyLedgerColumns,
  partyLedgerJson,
  partyLedgerKeys,
  partyLedgerLines,
  partyLedgerRows,
} from "../views/party-ledger-view.js";

interface PartyLedgerOptions {
  readonly asOf?: string;
  readonly csv?: boolean;
}

interface PartyOf {
  readonly company: string;
  readonly side: Side;
  readonly party: string;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Show the invoices, credit notes and payments of a vendor or a customer, what settled them, and what is open.",
    )
    .argument("<company>", "whose subledger")
    .addArgument(new Argument("<side>", "which of the two").choices(["vendor", "customer"]))
    .argument("<party>", "the vendor's or customer's number")
    .option("--as-of <date>", "how it stood at the end of this day", dateValue)
    .addOption(csvOption())
    .addHelpText(
      "after",
      examples([
        ["contrapost party-ledger USMF vendor V-DEMF", "all that was bought from a vendor, and paid"],
        ["contrapost party-ledger DEMF customer C-USMF --as-of 2024-03-31", "at a month's end"],
      ]),
    )
    .action((company: string, side: Side, party: string, options: PartyLedgerOptions) =>
      show(line, { company, side, party }, options),
    );
}

async function show(line: CommandLine, of: PartyOf, options: PartyLedgerOptions): Promise<void> {
  const wantsCsv = line.wantsCsv(options);
  const host = await line.host();
  const ledger = await host.store.read((session) => partyLedger(session, { ...of, asOf: options.asOf }));
  await line.report({
    json: () => partyLedgerJson(ledger),
    text: () =>
      ledger.transactions.length === 0
        ? "There are no such transactions."
        : line.table(partyLedgerColumns(ledger), partyLedgerLines(ledger)),
    csv: wantsCsv ? () => csvOf(partyLedgerKeys(ledger), partyLedgerRows(ledger)) : undefined,
  });
}
