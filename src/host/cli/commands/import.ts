import type { Command } from "commander";
import type { ImportOutcome, ImportStep } from "../../import-files.js";
import type { MirrorOverview } from "../../inquiry/mirrors.js";
import { isWaiting } from "../../inquiry/waiting-amounts.js";
import type { ChangeCounts } from "../../masterdata/write-plan.js";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { errorText, warningText } from "../console/print-error.js";
import type { Column } from "../console/table.js";
import { exitCode } from "../exit-code.js";
import { countText, journalText } from "../views/amounts.js";
import { mirrorSentence } from "../views/mirror-view.js";
import { mirrorsOfSources } from "../views/source-mirrors.js";

interface ImportCommandOptions {
  readonly company?: string;
  readonly post?: boolean;
  readonly dryRun?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Bring files into the books, all or nothing: master data, which may be imported again at any time, and journals and invoices, which become drafts.",
    )
    .argument("<file...>", "YAML or JSON, CSV of journals, invoices or ECB rates, exports of Dynamics 365")
    .option("--company <id>", "whose files these are, where they do not say so themselves")
    .option("--post", "post the journals that were entered, one by one")
    .option("--dry-run", "find all that is wrong, and write nothing")
    .addHelpText(
      "after",
      examples([
        ["contrapost import masterdata/*.yaml rates.csv", "set up companies"],
        ["contrapost import march.csv --dry-run", "check a file"],
        ["contrapost import march.csv --post", "enter invoices and post them"],
        ["contrapost import d365/*.csv --company USMF", "what Dynamics 365 exported"],
      ]),
    )
    .action((files: string[], options: ImportCommandOptions) => importCommand(line, files, options));
}

async function importCommand(
  line: CommandLine,
  files: readonly string[],
  options: ImportCommandOptions,
): Promise<void> {
  const host = await line.host();
  const user = await line.user();
  const show = await line.progress(`Reading ${countText(files.length, "file")} …`);
  const outcome = await host.import(files, {
    ...options,
    user,
    progress: (step) => show(stepText(step)),
  });
  const mirrors = (await mirrorsOfSources(host, outcome.posted)).filter(isWaiting);
  for (const note of outcome.notes) line.note(note);
  for (const warning of outcome.warnings) line.note(warningText(warning, line.errorColours));
  await line.report({
    json: () => ({
      ...outcome,
      warnings: outcome.warnings.map((warning) => warning.toJSON()),
      refused: outcome.refused.map(refusedJson),
      mirrors,
      dryRun: options.dryRun === true,
    }),
    text: () => outcomeText(line, { ...outcome, mirrors, dryRun: options.dryRun === true }),
  });
  for (const { error } of outcome.refused) line.note(errorText(error, line.errorColours));
  if (outcome.refused.length > 0) line.exitCode = exitCode.refused;
}

function stepText(step: ImportStep): string {
  const place = step.of === 1 ? "the journal" : `journal ${step.journal} of ${step.of}`;
  if (step.doing === "entering") return `Entering ${place} …`;
  return `Posting ${place}: ${countText(step.lines, "line")}`;
}

function refusedJson({ journal, error }: ImportOutcome["refused"][number]): object {
  return { journal, error: error.toJSON() };
}

type Counted = readonly [kind: string, counts: ChangeCounts];

const columns: readonly Column<Counted>[] = [
  { head: "Master data", value: ([kind]) => words(kind) },
  { head: "New", right: true, value: ([, { created }]) => String(created) },
  { head: "Changed", right: true, value: ([, { updated }]) => String(updated) },
  { head: "Same", right: true, value: ([, { unchanged }]) => String(unchanged) },
];

interface ShownOutcome extends ImportOutcome {
  /** Those of the posted journals that are still to be done. */
  readonly mirrors: readonly MirrorOverview[];
  readonly dryRun: boolean;
}

async function outcomeText(
  line: CommandLine,
  { dryRun, mirrors, ...outcome }: ShownOutcome,
): Promise<string> {
  const { green, red, yellow } = line.colours;
  const texts: string[] = [];
  const counted = Object.entries(outcome.masterData);
  if (counted.length > 0) texts.push(await line.table(columns, counted), "");
  const posted = new Set(outcome.posted);
  const refused = new Set(outcome.refused.map(({ journal }) => journal));
  for (const journal of outcome.journals) {
    const status = posted.has(journal)
      ? green("posted")
      : refused.has(journal)
        ? red("refused, and left as a draft")
        : yellow(dryRun ? "could be entered" : "entered as a draft");
    texts.push(`${journalText(journal)} ${status}`);
    for (const mirror of mirrors) {
      if (journalText(mirror.source) === journalText(journal))
        texts.push(`  ${mirrorSentence(mirror, line.colours)}`);
    }
  }
  if (counted.length === 0 && outcome.journals.length === 0) texts.push("The files hold nothing to import.");
  if (dryRun) texts.push("Nothing was written (--dry-run).");
  return texts.join("\n").trimEnd();
}

/** `tradingRelationship` as people write it. */
function words(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
