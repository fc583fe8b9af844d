import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { nextSteps } from "../console/next-steps.js";
import { writeProject } from "../project/write-project.js";

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Write a working project: configuration, master data of two companies, journals to import, a scenario, and a plugin with its test.",
    )
    .argument("<folder>", "a new or an empty folder")
    .addHelpText("after", examples([["contrapost init my-books", "then follow what it prints"]]))
    .action((folder: string) => init(line, folder));
}

const commands = [
  ["npm install", ""],
  ["npx contrapost import masterdata/companies.yaml", "set up two companies"],
  ["npx contrapost import journals/*.csv --post", "invoices, in both of them"],
  ["npx contrapost import journals/payment.yaml", "a payment, as a draft"],
  ["npx contrapost post USMF/PAY-1 --preview", "what it would do"],
  ["npx contrapost post USMF/PAY-1", "pay; DEMF's books follow"],
  ["npx contrapost reconcile USMF DEMF", "both sides agree"],
  ["npm test", "the scenario and the plugin"],
] as const;

async function init(line: CommandLine, folder: string): Promise<void> {
  const files = await writeProject(folder);
  await line.report({
    json: () => ({ folder, files }),
    text: () => nextSteps(`${folder} is ready, with ${files.length} files.`, folder, commands, line.colours),
  });
}
