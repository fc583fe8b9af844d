import type { Command } from "commander";
import { readCompany } from "../../inquiry/companies.js";
import { listLedgerEntries } from "../../inquiry/ledger-entries.js";
import type { CommandLine } from "../command-line.js";
import { dateValue } from "../console/argument-values.js";
import { examples } from "../console/examples.js";
import { limitOption, moreNote, readLimit, screenLimit } from "../console/screen-limit.js";
import { ledgerColumns, ledgerEntryJson } from "../views/ledger-view.js";

interface LedgerOptions {
  readonly from?: string;
  readonly to?: string;
  readonly account?: string;
  readonly journal?: string;
  readonly voucher?: string;
  readonly limit?: number;
}

export function define(command: Command, line: CommandLine): void {
  command
    .argument("<company>", "whose ledger")
    .option("--from <date>", "the first day", dateValue)
    .option("--to <date>", "the last day", dateValue)
    .option("--account <account>", "only this main account")
    .option("--journal <number>", "only what this journal made")
    .option("--voucher <number>", "only this voucher")
    .addOption(limitOption("entries"))
    .addHelpText(
      "after",
      examples([
        ["contrapost ledger USMF --journal PAY-1", "what a journal made"],
        [
          "contrapost ledger DEMF --from 2024-03-01 --to 2024-03-31 --account 801400",
          "a month's exchange losses",
        ],
      ]),
    )
    .action((company: string, options: LedgerOptions) => ledger(line, company, options));
}

async function ledger(line: CommandLine, company: string, options: LedgerOptions): Promise<void> {
  const host = await line.host();
  const limit = screenLimit(options.limit, line.options.json === true);
  const journal = options.journal?.replace(`${company}/`, "");
  const { currency, entries } = await host.store.read(async (session) => {
    const known = await readCompany(session, company);
    const filter = { ...options, company, journal, limit: readLimit(limit) };
    return { currency: known.currency, entries: await listLedgerEntries(session, filter) };
  });
  const shown = limit === undefined ? entries : entries.slice(0, limit);
  await line.report({
    json: () => shown.map(ledgerEntryJson),
    text: () =>
      shown.length === 0 ? "There are no such entries." : line.table(ledgerColumns(currency), shown),
  });
  if (entries.length > shown.length) {
    line.note(moreNote(shown.length, "entry", "entries"));
  }
}
