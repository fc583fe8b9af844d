import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { dateValue } from "../console/argument-values.js";
import { examples } from "../console/examples.js";
import { journalText } from "../views/amounts.js";
import { showSettled, showSettling } from "../views/settlement-report.js";

interface UnsettleOptions {
  readonly date: string;
  readonly voucher?: string;
  readonly invoice?: string;
  readonly journalName?: string;
  readonly number?: string;
  readonly description?: string;
  readonly preview?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Undo what a journal settled: its payments and invoices are open again just as they were, and what the settlements booked is taken back. The payments stay.",
    )
    .argument(
      "<journal>",
      "a settlement, or a journal whose payments settled: COMPANY/NUMBER, or the number alone",
    )
    .requiredOption("--date <date>", "the posting date, no earlier than the settlements", dateValue)
    .option("--voucher <number>", "only what the payment of this voucher settled")
    .option("--invoice <number>", "only what was settled of this invoice or credit note")
    .option("--journal-name <name>", "a journal name of type settlement (the company's only one without it)")
    .option("--number <number>", "the new journal's number (the company's next without it)")
    .option("--description <text>", "what is to be said of it")
    .option("--preview", "show what it would undo and book; write nothing")
    .addHelpText(
      "after",
      examples([
        ["contrapost unsettle USMF/PAY-1 --date 2024-03-29 --preview", "look first"],
        ["contrapost unsettle USMF/PAY-1 --date 2024-03-29 --invoice FR-1001", "one invoice alone"],
      ]),
    )
    .action((label: string, options: UnsettleOptions) => unsettle(line, label, options));
}

async function unsettle(
  line: CommandLine,
  label: string,
  { journalName: name, preview = false, ...options }: UnsettleOptions,
): Promise<void> {
  const host = await line.host();
  const user = await line.user();
  const journal = await host.journals.find(label);
  const request = { ...options, journal, ...(name !== undefined && { name }) };
  await line.progress(`Undoing what ${journalText(journal)} settled …`);
  if (preview) {
    const what = `Undoing what ${journalText(journal)} settled`;
    await showSettling(line, host, await host.settlements.previewUnsettle(request, { user }), what);
  } else await showSettled(line, host, await host.settlements.unsettle(request, { user }), "undone");
}
