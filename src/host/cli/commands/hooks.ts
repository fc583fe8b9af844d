import type { Command } from "commander";
import type { HookInfo } from "../../kernel/index.js";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { hookLines, hookLineColumns } from "../views/hook-view.js";
import { mermaidOf } from "../views/hook-diagram.js";

interface HooksOptions {
  readonly mermaid?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Show every hook that plugins run on: the handlers in their order, and what puts each of them there: what a handler asks for (before, after), what its plugin requires, or the order of the configuration.",
    )
    .argument("[hook]", "only this hook")
    .option("--mermaid", "print a Mermaid diagram")
    .addHelpText(
      "after",
      examples([
        ["contrapost hooks", "all hooks"],
        ["contrapost hooks onVendorPaymentJournalPosted", "one hook"],
        ["contrapost hooks --mermaid > hooks.mmd", "a diagram for a document"],
      ]),
    )
    .action((hook: string | undefined, options: HooksOptions) => hooks(line, hook, options));
}

async function hooks(line: CommandLine, only: string | undefined, { mermaid }: HooksOptions): Promise<void> {
  const host = await line.host();
  const found: readonly HookInfo[] = host.hooks.filter(({ hook }) => only === undefined || hook === only);
  await line.report({
    json: () => found,
    text: () => {
      if (mermaid === true) return mermaidOf(found);
      if (found.length > 0) return line.table(hookLineColumns, hookLines(found));
      return only === undefined ? "No plugin runs on any hook." : `No plugin runs on ${only}.`;
    },
  });
}
