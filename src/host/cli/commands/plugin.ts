import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { nextSteps } from "../console/next-steps.js";
import type { Column } from "../console/table.js";
import { exitCode } from "../exit-code.js";
import { checkPackage } from "../plugin-check/check-package.js";
import type { PackageFinding } from "../plugin-check/finding.js";
import { parsePluginName, writePlugin } from "../project/write-plugin.js";
import { countText } from "../views/amounts.js";

export function define(command: Command, line: CommandLine): void {
  command
    .command("create")
    .description(
      "Write a plugin's package in TypeScript: handlers, a configuration class, tests and a scenario that pass at once.",
    )
    .argument("<name>", "the package's name, such as payment-limit or @acme/payment-limit")
    .option("-d, --directory <folder>", "a new or an empty folder; without it, one named as the plugin")
    .action((name: string, options: CreateOptions) => create(line, name, options));
  command
    .command("check")
    .description(
      "Check a plugin's package as it would be published: manifest, exports, types, dependencies and imports. Ends with exit code 1 where it finds something.",
    )
    .argument("[folder]", "the package's folder", ".")
    .action((folder: string) => check(line, folder));
  command.addHelpText(
    "after",
    examples([
      ["contrapost plugin create payment-limit", "then follow what it prints"],
      [
        "contrapost plugin create @acme/payment-limit -d plugins/limit",
        "with a scope, in a folder of its own",
      ],
    ]),
  );
}

interface CreateOptions {
  readonly directory?: string;
}

const commands = [
  ["npm install", ""],
  ["npm test", "the plugin, and its scenario"],
  ["npm run check", "what must hold before it is published"],
  ["npm pack", "a file to install in a project"],
] as const;

async function create(line: CommandLine, text: string, { directory }: CreateOptions): Promise<void> {
  const name = parsePluginName(text);
  const folder = directory ?? name.id;
  const files = await writePlugin(name, folder);
  await line.report({
    json: () => ({ name: name.name, id: name.id, folder, files }),
    text: () =>
      nextSteps(
        `Plugin ${name.id} is ready in ${folder}, with ${files.length} files.`,
        folder,
        commands,
        line.colours,
      ),
  });
}

const findingColumns: readonly Column<PackageFinding>[] = [
  { head: "Place", value: ({ place }) => place },
  { head: "What", value: ({ message }) => message },
  { head: "Mend", value: ({ mend }) => mend },
  { head: "Code", value: ({ code }) => code },
];

async function check(line: CommandLine, folder: string): Promise<void> {
  const { name, version, findings } = await checkPackage(folder);
  const title = `${name} ${version}`;
  await line.report({
    json: () => ({ folder, name, version, sound: findings.length === 0, findings }),
    text: async () => {
      if (findings.length === 0) return line.colours.green(`${title} can be published.`);
      const verdict = line.colours.red(`${title} is not ready: ${countText(findings.length, "finding")}.`);
      return `${await line.table(findingColumns, findings)}\n\n${verdict}`;
    },
  });
  if (findings.length > 0) line.exitCode = exitCode.refused;
}
