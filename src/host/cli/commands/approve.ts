import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { journalText } from "../views/amounts.js";

export function define(command: Command, line: CommandLine): void {
  command
    .argument("<journal>", "COMPANY/NUMBER, or the number alone where one company has it")
    .addHelpText("after", examples([["contrapost approve DEMF/J-000001", "approve a draft"]]))
    .action((label: string) => approve(line, label));
}

async function approve(line: CommandLine, label: string): Promise<void> {
  const host = await line.host();
  const journal = await host.journals.approve(await host.journals.find(label));
  await line.report({
    json: () => journal,
    text: () => `${journalText(journal)} ${line.colours.green("approved")}`,
  });
}
