import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { journalArgument, takeStep } from "./approval-step.js";

export function define(command: Command, line: CommandLine): void {
  journalArgument(command)
    .requiredOption("--reason <text>", "what is to be mended")
    .addHelpText(
      "after",
      examples([['contrapost reject USMF/PAY-1 --reason "wrong bank account"', "make it a draft again"]]),
    )
    .action((label: string, { reason }: { readonly reason: string }) =>
      takeStep(line, label, (journals, journal, by) => journals.reject(journal, { ...by, reason })),
    );
}
