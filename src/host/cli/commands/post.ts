import type { Command } from "commander";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { exitCode } from "../exit-code.js";
import { countText, journalText } from "../views/amounts.js";
import { mirrorSentence } from "../views/mirror-view.js";
import { previewJson, previewText, shownPreview } from "../views/preview-view.js";
import { othersTexts, postedForOthers, readPosted } from "../views/posted-for-others.js";

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
  const { journal: posted, mirrors } = await readPosted(host, journal);
  const others = await postedForOthers(host, [journal]);
  await line.report({
    json: () => ({ journal: posted, ...(transferred && { transferred }), mirrors, others }),
    text: () => {
      const { green, yellow } = line.colours;
      const made = `${countText(posted.lineCount, "line")}, ${countText(posted.voucherCount, "voucher")}`;
      const texts = [`${journalText(posted)} ${green("posted")}: ${made}`];
      if (transferred) texts.push(`  lines with faults ${yellow("moved")} to ${journalText(transferred)}`);
      texts.push(...mirrors.map((mirror) => `  ${mirrorSentence(mirror, line.colours)}`));
      texts.push(...othersTexts(others, line.colours));
      return texts.join("\n");
    },
  });
}

async function preview(line: CommandLine, label: string): Promise<void> {
  const host = await line.host();
  const user = await line.user();
  const journal = await host.journals.find(label);
  await line.progress(`Looking at ${journalText(journal)} …`);
  const found = await host.journals.preview(journal, { user });
  const shown = await shownPreview(host, found);
  await line.report({
    json: () => previewJson(shown),
    text: () => previewText(line, shown, journalText(journal)),
  });
  if (found.problems.length > 0) line.exitCode = exitCode.refused;
}
