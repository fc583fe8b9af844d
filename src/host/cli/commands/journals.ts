import type { JournalStatus, JournalType } from "@contrapost/sdk";
import { type Command, Option } from "commander";
import { readCompany } from "../../inquiry/companies.js";
import { type JournalLineOverview, readJournalLines } from "../../inquiry/journal-lines.js";
import { readJournalApproval } from "../../inquiry/journal-approval.js";
import { listJournals } from "../../inquiry/journals.js";
import type { CommandLine } from "../command-line.js";
import { companyOption, journalTypeOption } from "../console/argument-values.js";
import { examples } from "../console/examples.js";
import { limitOption, moreNote, screenLimit } from "../console/screen-limit.js";
import { journalLineColumns, journalLineJson } from "../views/journal-line-view.js";
import { approvalColumns, journalColumns } from "../views/journal-view.js";

interface ListOptions {
  readonly company?: string;
  readonly status?: JournalStatus;
  readonly type?: JournalType;
}

interface ShowOptions {
  readonly limit?: number;
}

export function define(command: Command, line: CommandLine): void {
  command
    .command("list", { isDefault: true })
    .description("List journals in the order in which they were made.")
    .addOption(companyOption("only journals of this company"))
    .addOption(
      new Option("--status <status>", "only journals in this status").choices([
        "draft",
        "submitted",
        "approved",
        "posted",
        "cancelled",
      ]),
    )
    .addOption(journalTypeOption())
    .action((options: ListOptions) => list(line, options));
  command
    .command("show")
    .description("Show a journal with its lines.")
    .argument("<journal>", "COMPANY/NUMBER, or the number alone where one company has it")
    .addOption(limitOption("lines"))
    .action((label: string, options: ShowOptions) => show(line, label, options));
  command.addHelpText(
    "after",
    examples([
      ["contrapost journals --status draft", "what waits to be posted"],
      ["contrapost journals --company DEMF --json", "all of a company, for a script"],
      ["contrapost journals show USMF/PAY-1", "one with its lines"],
    ]),
  );
}

async function list(line: CommandLine, filter: ListOptions): Promise<void> {
  const host = await line.host();
  const found = await host.store.read((session) => listJournals(session, filter));
  await line.report({
    json: () => found,
    text: () => (found.length === 0 ? "There are no such journals." : line.table(journalColumns, found)),
  });
}

async function show(line: CommandLine, label: string, options: ShowOptions): Promise<void> {
  const host = await line.host();
  const ref = await host.journals.find(label);
  const limit = screenLimit(options.limit, line.options.json === true) ?? Number.POSITIVE_INFINITY;
  const lines: JournalLineOverview[] = [];
  const { journal, currency } = await host.store.read(async (session) => {
    for await (const chunk of readJournalLines(session, ref)) {
      lines.push(...chunk.slice(0, limit - lines.length));
      if (lines.length >= limit) break;
    }
    const { company, number } = ref;
    const [found] = await listJournals(session, { company, number });
    const { history } = await readJournalApproval(session, ref);
    return { journal: { ...found!, history }, currency: (await readCompany(session, company)).currency };
  });
  await line.report({
    json: () => ({ ...journal, lines: lines.map((one) => journalLineJson(one, currency)) }),
    text: async () => {
      const tables = [await line.table(journalColumns, [journal])];
      if (journal.history.length > 0) tables.push(await line.table(approvalColumns, journal.history));
      if (lines.length > 0) tables.push(await line.table(journalLineColumns(currency), lines));
      return tables.join("\n\n");
    },
  });
  if (journal.lineCount > lines.length) {
    line.note(moreNote(lines.length, "line"));
  }
}
