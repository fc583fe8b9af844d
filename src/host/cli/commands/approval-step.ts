import type { Journal, JournalRef } from "@contrapost/sdk";
import type { Command } from "commander";
import type { JournalService } from "../../posting/journal-service.js";
import type { CommandLine } from "../command-line.js";
import { journalText } from "../views/amounts.js";
import { statusColour } from "../views/journal-view.js";

/** The argument of a command that takes a step of a journal's approval. */
export function journalArgument(command: Command): Command {
  return command.argument("<journal>", "COMPANY/NUMBER, or the number alone where one company has it");
}

/** Takes a step and tells how the journal stands then. */
export async function takeStep(
  line: CommandLine,
  label: string,
  step: (journals: JournalService, journal: JournalRef, by: { readonly user: string }) => Promise<Journal>,
): Promise<void> {
  const { journals } = await line.host();
  const user = await line.user();
  const journal = await step(journals, await journals.find(label), { user });
  await line.report({
    json: () => journal,
    text: () => {
      const { status } = journal;
      return `${journalText(journal)} is ${statusColour(status, line.colours)(status)}`;
    },
  });
}
