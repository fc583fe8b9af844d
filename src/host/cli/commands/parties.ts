import type { Side } from "@contrapost/sdk";
import { type Command, Option } from "commander";
import { listParties } from "../../inquiry/parties.js";
import type { CommandLine } from "../command-line.js";
import { companyOption } from "../console/argument-values.js";
import { examples } from "../console/examples.js";
import { partyColumns } from "../views/party-view.js";

interface PartiesOptions {
  readonly company?: string;
  readonly side?: Side;
  readonly party?: string;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description("List vendors and customers with their terms, and with what plugins keep of them.")
    .addOption(companyOption("only those of this company"))
    .addOption(new Option("--side <side>", "only vendors or customers").choices(["vendor", "customer"]))
    .option("--party <id>", "only this vendor or customer")
    .addHelpText(
      "after",
      examples([
        ["contrapost parties --company USMF --side vendor", "the vendors of a company"],
        ["contrapost parties --party V-DEMF --json", "one with all that is known of it"],
      ]),
    )
    .action((options: PartiesOptions) => parties(line, options));
}

async function parties(line: CommandLine, filter: PartiesOptions): Promise<void> {
  const host = await line.host();
  const found = await host.store.read((session) => listParties(session, filter));
  await line.report({
    json: () => found,
    text: () =>
      found.length === 0 ? "There are no such vendors or customers." : line.table(partyColumns, found),
  });
}
