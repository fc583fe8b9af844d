import type { Journal, JournalRef, Mirror, PostedJournal } from "@contrapost/sdk";
import type { Command } from "commander";
import type { Host } from "../../host.js";
import { journalsForOthers } from "../../posting/central/journals-for-others.js";
import type { ReversalPreview } from "../../posting/reversal/reversal-service.js";
import type { CommandLine } from "../command-line.js";
import { countValue, dateValue } from "../console/argument-values.js";
import { examples } from "../console/examples.js";
import { exitCode } from "../exit-code.js";
import { countText, journalText } from "../views/amounts.js";
import { mirrorSentence } from "../views/mirror-view.js";
import { othersTexts, postedForOthers } from "../views/posted-for-others.js";
import { previewJson, previewText, shownPreview } from "../views/preview-view.js";
import { mirrorsOfSources } from "../views/source-mirrors.js";

interface ReverseOptions {
  readonly date: string;
  readonly voucher?: readonly string[];
  readonly line?: readonly number[];
  readonly journalName?: string;
  readonly number?: string;
  readonly description?: string;
  readonly preview?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Take back a posted journal, or some of its vouchers, by the negation of each. What payments settled is open again, and their mirrors in other companies are reversed or cancelled.",
    )
    .argument("<journal>", "the posted journal: COMPANY/NUMBER, or the number alone where one company has it")
    .requiredOption("--date <date>", "the posting date, no earlier than what is reversed", dateValue)
    .option(
      "--voucher <number>",
      "only this voucher; may be repeated",
      collected((text) => text),
    )
    .option("--line <number>", "only the voucher of this line; may be repeated", collected(countValue))
    .option("--journal-name <name>", "a journal name of type reversal (the company's only one without it)")
    .option("--number <number>", "the new journal's number (the company's next without it)")
    .option("--description <text>", "what is to be said of it")
    .option("--preview", "show what it would book, also in other companies; write nothing")
    .addHelpText(
      "after",
      examples([
        ["contrapost reverse USMF/PAY-1 --date 2024-03-29 --preview", "look first"],
        ["contrapost reverse USMF/PAY-1 --date 2024-03-29 --voucher APPM-000002", "one payment alone"],
      ]),
    )
    .action((label: string, options: ReverseOptions) => reverse(line, label, options));
}

/** Collects the values of an option that may be repeated. */
function collected<T>(read: (text: string) => T): (text: string, before?: readonly T[]) => readonly T[] {
  return (text, before = []) => [...before, read(text)];
}

async function reverse(
  line: CommandLine,
  label: string,
  { journalName: name, voucher: vouchers, line: lines, preview = false, ...options }: ReverseOptions,
): Promise<void> {
  const host = await line.host();
  const user = await line.user();
  const journal = await host.journals.find(label);
  const request = {
    ...options,
    journal,
    ...(name !== undefined && { name }),
    ...(vouchers !== undefined && { vouchers }),
    ...(lines !== undefined && { lines }),
  };
  await line.progress(`Reversing ${journalText(journal)} …`);
  if (preview) await show(line, host, journal, await host.reversals.preview(request, { user }));
  else await tell(line, host, journal, await host.reversals.reverse(request, { user }));
}

async function tell(line: CommandLine, host: Host, source: Journal, posted: PostedJournal): Promise<void> {
  const mirrors = await mirrorsOfSources(host, [source, posted]);
  const others = await postedForOthers(host, [posted]);
  await line.report({
    json: () => ({ journal: posted, mirrors, others }),
    text: () => {
      const count = countText(posted.voucherCount, "voucher");
      const head = `${journalText(posted)} ${line.colours.green("posted")}: ${count} of ${journalText(source)} reversed`;
      const told = mirrors.map((mirror) => `  ${mirrorSentence(mirror, line.colours)}`);
      return [head, ...told, ...othersTexts(others, line.colours)].join("\n");
    },
  });
}

async function show(line: CommandLine, host: Host, source: Journal, found: ReversalPreview): Promise<void> {
  const { mirrors, problems } = found;
  const shown = await shownPreview(host, found);
  const others = await host.store.read((session) => journalsForOthers(session, [source]));
  const standing = [source, ...others];
  await line.report({
    json: () => ({
      ...previewJson(shown),
      mirrors: mirrors.map((mirror) => previewedMirror(mirror, standing)),
    }),
    text: async () => {
      const text = await previewText(line, shown, `Reversing ${journalText(source)}`);
      const told = mirrors.map((mirror) => `  ${wouldBe(mirror, standing)}`);
      return told.length === 0 ? text : `${text}\n\n${told.join("\n")}`;
    },
  });
  if (problems.length > 0) line.exitCode = exitCode.refused;
}

/** What a mirror would become. Those of the reversal itself have no number yet, nor has their source. */
function wouldBe(mirror: Mirror, standing: readonly JournalRef[]): string {
  const { relationship, status, reason, target } = mirror;
  const own = isOfAny(mirror, standing);
  const of = own ? `mirror ${mirror.id} of ${journalText(mirror.source)}` : "the mirror of the reversal";
  const where = own && target !== undefined ? journalText(target) : relationship.sellingCompany;
  const told = reason === undefined ? "" : `: ${reason.text} (${reason.code})`;
  // A posted mirror is not undone: it is the reversal's own mirror that takes it back.
  const becomes = own && status === "posted" ? "stay" : "be";
  return `${of} → ${where} would ${becomes} ${status}${told}`;
}

function previewedMirror(mirror: Mirror, standing: readonly JournalRef[]): object {
  const { id: _, source: __, target: ___, ...rest } = mirror;
  return isOfAny(mirror, standing) ? mirror : rest;
}

/** Whether its source is a journal that stands already: what is reversed, here or in a company that was paid for. */
function isOfAny({ source }: Mirror, standing: readonly JournalRef[]): boolean {
  return standing.some(({ company, number }) => source.company === company && source.number === number);
}
