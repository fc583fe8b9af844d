import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { journalArgument, takeStep } from "./approval-step.js";

export function define(command: Command, line: CommandLine): void {
  journalArgument(command)
    .addHelpText(
      "after",
      examples([["contrapost approve USMF/PAY-1 --user bob", "let it be posted, as bob"]]),
    )
    .action((label: string) =>
      takeStep(line, label, (journals, journal, by) => journals.approve(journal, by)),
    );
}
