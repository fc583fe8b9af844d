import { ContrapostError, type MirrorStatus } from "@contrapost/sdk";
import { type Command, Option } from "commander";
import { listMirrorLines } from "../../inquiry/mirror-lines.js";
import { listMirrors } from "../../inquiry/mirrors.js";
import { isWaiting, waitingAmounts } from "../../inquiry/waiting-amounts.js";
import type { CommandLine } from "../command-line.js";
import { companyOption, countValue } from "../console/argument-values.js";
import { csvOf, csvOption } from "../console/csv.js";
import { examples } from "../console/examples.js";
import { exitCode } from "../exit-code.js";
import {
  listedMirrorJson,
  mirrorColumns,
  mirrorFacts,
  mirrorKeys,
  mirrorLineColumns,
  mirrorLineJson,
  mirrorRows,
  mirrorSentence,
} from "../views/mirror-view.js";

interface ListOptions {
  readonly status?: MirrorStatus;
  readonly company?: string;
  readonly waiting?: boolean;
  readonly csv?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .command("list", { isDefault: true })
    .description(
      "List mirrors with their status and age, what waits in them and, where they were not made, the reason.",
    )
    .addOption(companyOption("only mirrors from or to this company"))
    .addOption(
      new Option("--status <status>", "only mirrors in this status")
        .choices(["draft", "submitted", "approved", "posted", "parked", "notMirrored", "cancelled"])
        .conflicts("waiting"),
    )
    .option("--waiting", "only what is still to be done: parked, or made and not posted")
    .addOption(csvOption())
    .action((options: ListOptions) => list(line, options));
  command
    .command("show")
    .description("Show a mirror line by line: which line of which journal became which.")
    .argument("<mirror>", "its number", countValue)
    .action((mirror: number) => show(line, mirror));
  command
    .command("release")
    .description("Try again to make a mirror that is parked or was not made.")
    .argument("<mirror>", "its number", countValue)
    .action((mirror: number) => release(line, mirror));
  command.addHelpText(
    "after",
    examples([
      ["contrapost mirrors --status parked", "what could not be made yet, and why"],
      [
        "contrapost mirrors --waiting --csv",
        "drafts and parked mirrors with age and amount, for a spreadsheet",
      ],
      ["contrapost mirrors show 7", "both ends of each line, and the policy as it was"],
      ["contrapost mirrors release 7", "make it, once the reason is mended"],
    ]),
  );
}

async function list(
  line: CommandLine,
  { waiting = false, company, status, ...options }: ListOptions,
): Promise<void> {
  const wantsCsv = line.wantsCsv(options);
  const host = await line.host();
  const mirrors = await host.store.read(async (session) => {
    const found = await listMirrors(session, new Date(), { company, status });
    const listed = waiting ? found.filter(isWaiting) : found;
    const amounts = await waitingAmounts(session, listed);
    return listed.map((mirror) => ({ mirror, amounts: amounts.get(mirror.id) ?? [] }));
  });
  await line.report({
    json: () => mirrors.map(listedMirrorJson),
    text: () => (mirrors.length === 0 ? "There are no such mirrors." : line.table(mirrorColumns, mirrors)),
    csv: wantsCsv ? () => csvOf(mirrorKeys, mirrors.flatMap(mirrorRows)) : undefined,
  });
}

async function show(line: CommandLine, id: number): Promise<void> {
  const host = await line.host();
  const { mirror, lines } = await host.store.read(async (session) => {
    const [found] = await listMirrors(session, new Date(), { id });
    if (found === undefined) throw new ContrapostError("CP_MIRROR_UNKNOWN", { mirror: id });
    return { mirror: found, lines: await listMirrorLines(session, id) };
  });
  await line.report({
    json: () => ({ ...mirror, lines: lines.map(mirrorLineJson) }),
    text: async () => {
      const facts = mirrorFacts(mirror, line.colours);
      return lines.length === 0 ? facts : `${facts}\n\n${await line.table(mirrorLineColumns, lines)}`;
    },
  });
}

async function release(line: CommandLine, id: number): Promise<void> {
  const host = await line.host();
  const mirror = await host.releaseMirror(id, { user: await line.user() });
  await line.report({ json: () => mirror, text: () => mirrorSentence(mirror, line.colours) });
  if (mirror.status === "parked" || mirror.status === "notMirrored") line.exitCode = exitCode.refused;
}
