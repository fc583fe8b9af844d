import type { Command } from "commander";
import { findPosting } from "../../inquiry/trace/find-posting.js";
import { type PostingTrace, tracePosting } from "../../inquiry/trace/trace-posting.js";
import type { CommandLine } from "../command-line.js";
import { examples } from "../console/examples.js";
import { limitOption, moreNote, screenLimit } from "../console/screen-limit.js";
import { ledgerColumns } from "../views/ledger-view.js";
import { mirrorLineColumns } from "../views/mirror-view.js";
import { traceFacts, tracedMirrorFacts, traceJson, voucherFacts } from "../views/trace-view.js";

interface TraceOptions {
  readonly limit?: number;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Follow a journal or a voucher from one company's books into the other's, either way: who made and posted it, by which plugin and version, under which policy as it was, and its seals.",
    )
    .argument(
      "<posting>",
      "COMPANY/NUMBER of a journal or voucher, or the number alone where one company has it",
    )
    .addOption(limitOption("lines"))
    .addHelpText(
      "after",
      examples([
        ["contrapost trace USMF/PAY-1", "what became of a payment in the other company"],
        ["contrapost trace DEMF/ARPM-000001", "where a voucher came from"],
      ]),
    )
    .action((label: string, options: TraceOptions) => trace(line, label, options));
}

async function trace(line: CommandLine, label: string, options: TraceOptions): Promise<void> {
  const host = await line.host();
  const found = await host.store.read(async (session) =>
    tracePosting(session, await findPosting(session, label), new Date()),
  );
  const limit = screenLimit(options.limit, line.options.json === true) ?? Number.POSITIVE_INFINITY;
  const mirrors = found.mirrors.map((traced) => ({ ...traced, lines: traced.lines.slice(0, limit) }));
  await line.report({
    json: () => traceJson({ ...found, mirrors }),
    text: () => textOf(line, { ...found, mirrors }),
  });
  if (found.mirrors.some(({ lines }) => lines.length > limit)) line.note(moreNote(limit, "line"));
}

async function textOf(line: CommandLine, found: PostingTrace): Promise<string> {
  const parts = [traceFacts(found, line.colours)];
  const { voucher } = found;
  if (voucher !== undefined) {
    const currency = voucher.entries[0]?.accountingCurrency ?? "";
    parts.push(voucherFacts(voucher), await line.table(ledgerColumns(currency), voucher.entries));
  }
  for (const traced of found.mirrors) {
    parts.push(tracedMirrorFacts(traced, line.colours));
    if (traced.lines.length > 0) parts.push(await line.table(mirrorLineColumns, traced.lines));
  }
  return parts.join("\n\n");
}
