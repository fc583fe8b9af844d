import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { journalArgument, takeStep } from "./approval-step.js";

export function define(command: Command, line: CommandLine): void {
  journalArgument(command)
    .addHelpText(
      "after",
      examples([["contrapost recall USMF/PAY-1 --user ann", "make it a draft again, to change it"]]),
    )
    .action((label: string) =>
      takeStep(line, label, (journals, journal, by) => journals.recall(journal, by)),
    );
}
