import { relative } from "node:path";
import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
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

const nextSteps = [
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
    text: () => {
      const { bold, dim, green } = line.colours;
      const width = Math.max(...nextSteps.map(([command]) => command.length));
      const steps = nextSteps.map(([command, purpose]) =>
        `  ${command.padEnd(width)}  ${purpose === "" ? "" : dim(`# ${purpose}`)}`.trimEnd(),
      );
      const path = relative(process.cwd(), folder);
      const enter = path === "" ? [] : [`  cd ${path.includes(" ") ? `"${path}"` : path}`];
      return [
        green(`${folder} is ready, with ${files.length} files.`),
        "",
        bold("Next:"),
        ...enter,
        ...steps,
      ].join("\n");
    },
  });
}
