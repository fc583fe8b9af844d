import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ContrapostError, type Journal } from "@contrapost/sdk";
import { type Command, Option } from "commander";
import type { ExportedFile } from "../../files/d365/export.js";
import type { Host } from "../../host.js";
import { type JournalLineOverview, readJournalLines } from "../../inquiry/journal-lines.js";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { journalText } from "../views/amounts.js";

interface ExportOptions {
  readonly format: "d365";
  readonly out: string;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Write a customer payment journal as the three CSV files that the data management of Dynamics 365 imports.",
    )
    .argument("<journal>", "COMPANY/NUMBER, or the number alone where one company has it")
    .addOption(new Option("--format <format>", "for which system").choices(["d365"]).default("d365"))
    .option("--out <folder>", "where to write the files; made where it is missing", ".")
    .addHelpText(
      "after",
      examples([
        ["contrapost export DEMF/J-000001 --format d365 --out to-d365", "take a mirror to Dynamics 365"],
      ]),
    )
    .action((label: string, options: ExportOptions) => exportJournal(line, label, options));
}

async function exportJournal(
  line: CommandLine,
  label: string,
  { format, out }: ExportOptions,
): Promise<void> {
  const host = await line.host();
  const journal = await host.journals.find(label);
  if (journal.type !== "customerPayment") {
    throw new ContrapostError("CP_EXPORT_TYPE", { journal: journalText(journal), type: journal.type });
  }
  const files = await filesOf(host, journal);
  const paths = await writeFiles(out, files);
  await line.report({
    json: () => ({ journal: { company: journal.company, number: journal.number }, format, files: paths }),
    text: () => paths.map((path) => `written: ${path}`).join("\n"),
  });
}

async function filesOf(host: Host, journal: Journal): Promise<readonly ExportedFile[]> {
  const { exportCustomerPaymentJournal } = await import("../../files/d365/export.js");
  return await host.store.read((session) =>
    exportCustomerPaymentJournal(journal, flat(readJournalLines(session, journal))),
  );
}

async function* flat(
  chunks: AsyncIterable<readonly JournalLineOverview[]>,
): AsyncGenerator<JournalLineOverview> {
  for await (const chunk of chunks) yield* chunk;
}

async function writeFiles(folder: string, files: readonly ExportedFile[]): Promise<readonly string[]> {
  const paths: string[] = [];
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, text } of files) {
      const path = join(folder, name);
      await writeFile(path, text);
      paths.push(path);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContrapostError("CP_FOLDER_UNWRITABLE", { folder, reason }, { cause: error });
  }
  return paths;
}
