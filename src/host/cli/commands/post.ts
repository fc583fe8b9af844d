import type { JournalRef } from "@contrapost/sdk";
import type { Command } from "commander";
import type { Host } from "../../host.js";
import { listCompanies, readAccountNames } from "../../inquiry/companies.js";
import { type JournalOverview, listJournals } from "../../inquiry/journals.js";
import { listMirrors, type MirrorOverview } from "../../inquiry/mirrors.js";
import type { Preview } from "../../posting/preview-posting.js";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { problemLines } from "../console/print-error.js";
import { exitCode } from "../exit-code.js";
import { countText, journalText } from "../views/amounts.js";
import { type NamedPreviewEntry, previewColumns, previewEntryJson } from "../views/ledger-view.js";
import { mirrorSentence } from "../views/mirror-view.js";

interface PostOptions {
  readonly preview?: boolean;
  readonly transferFaulty?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description("Post a journal with all that plugins add to it, or show what posting would do.")
    .argument("<journal>", "COMPANY/NUMBER, or the number alone where one company has it")
    .option("--preview", "show the entries that it would make, or all that is wrong with it; write nothing")
    .option("--transfer-faulty", "move lines with faults to a new journal and post the rest")
    .addHelpText(
      "after",
      examples([
        ["contrapost post USMF/PAY-1 --preview", "look first"],
        ["contrapost post USMF/PAY-1 --user ann", "post it, as ann"],
        ["contrapost post PAY-1 --transfer-faulty", "leave bad lines for later"],
      ]),
    )
    .action((label: string, options: PostOptions) =>
      (options.preview === true ? preview : post)(line, label, options),
    );
}

async function post(
  line: CommandLine,
  label: string,
  { transferFaulty = false }: PostOptions,
): Promise<void> {
  const host = await line.host();
  const user = await line.user();
  const journal = await host.journals.find(label);
  const show = await line.progress(`Posting ${journalText(journal)} …`);
  const progress = (lines: number): void =>
    show(`Posting ${journalText(journal)}: ${lines} of ${countText(journal.lineCount, "line")}`);
  const { transferred } = await host.journals.post(journal, { user, transferFaulty, progress });
  const { posted, mirrors } = await readPosted(host, journal);
  await line.report({
    json: () => ({ journal: posted, ...(transferred && { transferred }), mirrors }),
    text: () => {
      const { green, yellow } = line.colours;
      const made = `${countText(posted.lineCount, "line")}, ${countText(posted.voucherCount, "voucher")}`;
      const texts = [`${journalText(posted)} ${green("posted")}: ${made}`];
      if (transferred) texts.push(`  lines with faults ${yellow("moved")} to ${journalText(transferred)}`);
      texts.push(...mirrors.map((mirror) => `  ${mirrorSentence(mirror, line.colours)}`));
      return texts.join("\n");
    },
  });
}

function readPosted(
  host: Host,
  { company, number }: JournalRef,
): Promise<{ readonly posted: JournalOverview; readonly mirrors: readonly MirrorOverview[] }> {
  return host.store.read(async (session) => {
    const [posted] = await listJournals(session, { company, number });
    const mirrors = await listMirrors(session, new Date(), { company, sourceJournal: number });
    return { posted: posted!, mirrors: mirrors.filter(({ source }) => source.company === company) };
  });
}

async function preview(line: CommandLine, label: string): Promise<void> {
  const host = await line.host();
  const user = await line.user();
  const journal = await host.journals.find(label);
  await line.progress(`Looking at ${journalText(journal)} …`);
  const found = await host.journals.preview(journal, { user });
  const { currency, names } = await host.store.read(async (session) => {
    const { company } = journal;
    const companies = await listCompanies(session);
    const own = companies.find((one) => one.company === company)!;
    return { currency: own.currency, names: await readAccountNames(session, company) };
  });
  const entries = found.entries.map((entry) => ({ ...entry, accountName: names.get(entry.account) ?? "" }));
  await line.report({
    json: () => ({
      journal: found.journal,
      problems: found.problems.map((problem) => problem.toJSON()),
      voucherCount: found.voucherCount,
      entries: entries.map((entry) => previewEntryJson(entry, currency)),
    }),
    text: () => previewText(line, found, entries, currency),
  });
  if (found.problems.length > 0) line.exitCode = exitCode.refused;
}

async function previewText(
  line: CommandLine,
  { journal, problems, voucherCount }: Preview,
  entries: readonly NamedPreviewEntry[],
  currency: string,
): Promise<string> {
  const { bold, red } = line.colours;
  const name = journalText(journal);
  if (problems.length > 0) {
    const count = countText(problems.length, "problem");
    return [red(`${name} would be refused, ${count}:`), ...problemLines(problems, line.colours)].join("\n");
  }
  const table = await line.table(previewColumns(currency), entries);
  const vouchers = new Set(entries.map(({ voucher }) => voucher)).size;
  // A long journal's preview shows its first entries only.
  const shown = vouchers < voucherCount ? `the first ${vouchers} of ` : "";
  return `${bold(name)} would make ${shown}${countText(voucherCount, "voucher")}; nothing was written:\n\n${table}`;
}
