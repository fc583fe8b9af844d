import type { Side } from "@contrapost/sdk";
import { type Command, Option } from "commander";
import { type SettlementOrder, settlementOrders } from "../../ledger/settlement-order.js";
import type { NamedTransaction } from "../../posting/settlement/settlement-request.js";
import type { CommandLine } from "../command-line.js";
import { dateValue, itemValue } from "../console/argument-values.js";
import { examples } from "../console/examples.js";
import { showSettled, showSettling } from "../views/settlement-report.js";

interface SettleOptions {
  readonly vendor?: string;
  readonly customer?: string;
  readonly date: string;
  readonly order?: SettlementOrder;
  readonly crossRate?: string;
  readonly journalName?: string;
  readonly number?: string;
  readonly description?: string;
  readonly preview?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  // In the order of the command line, whichever option names them.
  const transactions: NamedTransaction[] = [];
  command
    .description(
      "Settle open invoices, credit notes and payments of a vendor or customer with each other: those that are named, or all that is open. Cash discounts still to be had are taken, and exchange differences booked.",
    )
    .argument("<company>", "in whose books")
    .addOption(new Option("--vendor <id>", "the vendor").conflicts("customer"))
    .option("--customer <id>", "the customer; one of the two is needed")
    .requiredOption("--date <date>", "the posting date, no earlier than what is settled", dateValue)
    .option(
      "--invoice <number[=amount]>",
      "an invoice or credit note, or so much of it; may be repeated",
      (text) => {
        const { name, amount } = itemValue(text);
        transactions.push({ invoice: name, ...(amount !== undefined && { amount }) });
        return text;
      },
    )
    .option(
      "--voucher <number[=amount]>",
      "a payment by its voucher, or so much of it; may be repeated",
      (text) => {
        const { name, amount } = itemValue(text);
        transactions.push({ voucher: name, ...(amount !== undefined && { amount }) });
        return text;
      },
    )
    .addOption(
      new Option(
        "--order <order>",
        "what is settled first where nothing is named (the party's order without it)",
      ).choices(settlementOrders),
    )
    .option(
      "--cross-rate <rate>",
      "units of the payments' currency for one unit of the other (by the rates of the date without it)",
    )
    .option("--journal-name <name>", "a journal name of type settlement (the company's only one without it)")
    .option("--number <number>", "the journal's number (the company's next without it)")
    .option("--description <text>", "what is to be said of it")
    .option("--preview", "show what it would settle and book; write nothing")
    .addHelpText(
      "after",
      examples([
        [
          "contrapost settle USMF --vendor V-DEMF --date 2024-03-29 --preview",
          "all that is open: look first",
        ],
        [
          "contrapost settle USMF --vendor V-DEMF --date 2024-03-29 --voucher APPM-000001 --invoice FR-1001=60.00",
          "60.00 of an invoice with a payment",
        ],
      ]),
    )
    .action((company: string, options: SettleOptions) =>
      settle(line, command, company, { ...options, transactions }),
    );
}

async function settle(
  line: CommandLine,
  command: Command,
  company: string,
  options: SettleOptions & { readonly transactions: readonly NamedTransaction[] },
): Promise<void> {
  const { vendor, customer, journalName: name, transactions, preview = false, ...rest } = options;
  const party = vendor ?? customer;
  if (party === undefined) command.error("error: one of the options '--vendor' and '--customer' is needed");
  const side: Side = vendor === undefined ? "customer" : "vendor";
  const request = {
    ...rest,
    company,
    side,
    party,
    ...(name !== undefined && { name }),
    ...(transactions.length > 0 && { transactions }),
  };
  const host = await line.host();
  const user = await line.user();
  const what = `Settling ${company}, ${side} ${party}`;
  await line.progress(`${what} …`);
  if (preview) await showSettling(line, host, await host.settlements.previewSettle(request, { user }), what);
  else await showSettled(line, host, await host.settlements.settle(request, { user }), "settled");
}
