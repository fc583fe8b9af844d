import { type Command, Option } from "commander";
import { type ProposalOrder, proposalOrders } from "../../ledger/payment-proposal.js";
import { proposalAmounts, type ProposalAmountTexts } from "../../posting/proposal/proposal-amounts.js";
import type { CommandLine } from "../command-line.js";
import { dateValue } from "../console/argument-values.js";
import { examples } from "../console/examples.js";
import { proposalJson, proposalText } from "../views/proposal-view.js";

interface ProposeOptions extends ProposalAmountTexts {
  readonly dueBy: string;
  readonly discountBy?: string;
  readonly journal: string;
  readonly number?: string;
  readonly date?: string;
  readonly vendorFrom?: string;
  readonly vendorTo?: string;
  readonly currency?: string;
  readonly order?: ProposalOrder;
  readonly perInvoice?: boolean;
  readonly preview?: boolean;
}

export function define(command: Command, line: CommandLine): void {
  command
    .description(
      "Propose payments of what is due to vendors: a draft with a line for each vendor and currency, marked to settle its invoices and credit notes. What is left out is told with its reason.",
    )
    .argument("<company>", "who pays")
    .requiredOption("--due-by <date>", "what is due on this day or before", dateValue)
    .option(
      "--discount-by <date>",
      "also what loses its cash discount after this day or before, though it is due later",
      dateValue,
    )
    .requiredOption("--journal <name>", "the journal name, of type vendorPayment")
    .option("--number <number>", "the journal's number (the company's next without it)")
    .option("--date <date>", "the payments' date (today without it)", dateValue)
    .option("--vendor-from <id>", "the first vendor, as a text")
    .option("--vendor-to <id>", "the last vendor, as a text")
    .option("--currency <code>", "only what is in this currency; amounts need it")
    .option("--minimum <amount>", "only invoices of this amount or more")
    .option("--maximum <amount>", "only invoices of this amount or less")
    .option("--limit <amount>", "what all payments together may come to")
    .addOption(
      new Option("--order <order>", "what is taken first where the limit does not reach for all")
        .choices(proposalOrders)
        .default("dueDate"),
    )
    .option("--per-invoice", "a line for each invoice; credit notes stay open")
    .option("--preview", "show what it would make; write nothing")
    .addHelpText(
      "after",
      examples([
        ["contrapost propose USMF --due-by 2024-03-31 --journal VENDPAY --preview", "look first"],
        ["contrapost propose USMF --due-by 2024-03-31 --journal VENDPAY", "make the draft"],
        [
          "contrapost propose USMF --due-by 2024-03-31 --journal VENDPAY --currency EUR --limit 50000",
          "no more than 50,000 euros",
        ],
      ]),
    )
    .action((company: string, options: ProposeOptions) => propose(line, company, options));
}

async function propose(
  line: CommandLine,
  company: string,
  { journal: name, minimum, maximum, limit, preview = false, ...options }: ProposeOptions,
): Promise<void> {
  const amounts = proposalAmounts({ minimum, maximum, limit }, options.currency);
  const host = await line.host();
  const request = { ...options, ...amounts, company, name };
  const proposal = await host.journals.propose(request, { user: await line.user(), preview });
  await line.report({ json: () => proposalJson(proposal), text: () => proposalText(line, proposal) });
}
