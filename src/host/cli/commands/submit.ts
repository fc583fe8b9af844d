import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { journalArgument, takeStep } from "./approval-step.js";

export function define(command: Command, line: CommandLine): void {
  journalArgument(command)
    .addHelpText(
      "after",
      examples([["contrapost submit USMF/PAY-1 --user ann", "freeze it, until somebody decides"]]),
    )
    .action((label: string) =>
      takeStep(line, label, (journals, journal, by) => journals.submit(journal, by)),
    );
}
