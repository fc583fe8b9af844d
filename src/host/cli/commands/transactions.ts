import type { Side } from "@contrapost/sdk";
import { type Command, Option } from "commander";
import { listTransactions } from "../../inquiry/transactions.js";
import type { CommandLine } from "../command-line.js";
import { companyOption } from "../console/argument-values.js";
import { examples } from "../console/examples.js";
import { limitOption, moreNote, readLimit, screenLimit } from "../console/screen-limit.js";
import { transactionColumns, transactionJson } from "../views/transaction-view.js";

interface TransactionsOptions {
  readonly open?: boolean;
  readonly company?: string;
  readonly side?: Side;
  readonly party?: string;
  readonly invoice?: string;
  readonly limit?: number;
}

export function define(command: Command, line: CommandLine): void {
  command
    .option("--open", "only those that are not settled in full")
    .addOption(companyOption("only those of this company"))
    .addOption(
      new Option("--side <side>", "only those of vendors or customers").choices(["vendor", "customer"]),
    )
    .option("--party <id>", "only those of this vendor or customer")
    .option("--invoice <number>", "only this invoice, in every company that has it")
    .addOption(limitOption("transactions"))
    .addHelpText(
      "after",
      examples([
        ["contrapost transactions --open", "what is open in all companies"],
        ["contrapost transactions --company USMF --side vendor --party V-DEMF", "one vendor's account"],
      ]),
    )
    .action((options: TransactionsOptions) => transactions(line, options));
}

async function transactions(line: CommandLine, { open, ...filter }: TransactionsOptions): Promise<void> {
  const host = await line.host();
  const limit = screenLimit(filter.limit, line.options.json === true);
  const found = await host.store.read((session) =>
    listTransactions(session, { ...filter, all: open !== true, limit: readLimit(limit) }),
  );
  const shown = limit === undefined ? found : found.slice(0, limit);
  await line.report({
    json: () => shown.map(transactionJson),
    text: () =>
      shown.length === 0
        ? `There are no such ${open === true ? "open " : ""}transactions.`
        : line.table(transactionColumns, shown),
  });
  if (found.length > shown.length) line.note(moreNote(shown.length, "transaction"));
}
