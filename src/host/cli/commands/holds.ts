import type { Command } from "commander";
import { listPaymentHolds } from "../../inquiry/payment-holds.js";
import type { PaymentHold, VendorInvoiceRef } from "../../posting/holds/payment-hold.js";
import type { CommandLine } from "../command-line.js";
import { companyOption } from "../console/argument-values.js";
import { examples } from "../console/examples.js";
import type { Column } from "../console/table.js";

interface ListOptions {
  readonly company?: string;
  readonly vendor?: string;
}

export function define(command: Command, line: CommandLine): void {
  command
    .command("list", { isDefault: true })
    .description("List the invoices that are on payment hold.")
    .addOption(companyOption("only invoices of this company's vendors"))
    .option("--vendor <id>", "only invoices of this vendor")
    .action((options: ListOptions) => list(line, options));
  invoiceArguments(command.command("place"))
    .description("Hold an invoice back from payment; a payment of it is refused.")
    .requiredOption("--reason <text>", "why it is not to be paid")
    .action((company: string, vendor: string, invoice: string, { reason }: { readonly reason: string }) =>
      place(line, { company, vendor, invoice }, reason),
    );
  invoiceArguments(command.command("release"))
    .description("Let a held invoice be paid again.")
    .action((company: string, vendor: string, invoice: string) =>
      release(line, { company, vendor, invoice }),
    );
  command.addHelpText(
    "after",
    examples([
      ["contrapost holds --company USMF", "what is not to be paid, and why"],
      ['contrapost holds place USMF V-1001 ACME-7 --reason "delivery disputed"', "hold one invoice"],
      ["contrapost holds release USMF V-1001 ACME-7", "let it be paid"],
    ]),
  );
}

function invoiceArguments(command: Command): Command {
  return command
    .argument("<company>", "whose vendor it is")
    .argument("<vendor>", "the vendor")
    .argument("<invoice>", "the invoice number");
}

const columns: readonly Column<PaymentHold>[] = [
  { head: "Company", value: ({ company }) => company },
  { head: "Vendor", value: ({ vendor }) => vendor },
  { head: "Invoice", value: ({ invoice }) => invoice },
  { head: "Held by", value: ({ heldBy }) => heldBy },
  { head: "Since", value: ({ heldAt }) => heldAt },
  { head: "Reason", value: ({ reason }) => reason },
];

async function list(line: CommandLine, filter: ListOptions): Promise<void> {
  const host = await line.host();
  const holds = await host.store.read((session) => listPaymentHolds(session, filter));
  await line.report({
    json: () => holds,
    text: () => (holds.length === 0 ? "No invoice is on payment hold." : line.table(columns, holds)),
  });
}

async function place(line: CommandLine, invoice: VendorInvoiceRef, reason: string): Promise<void> {
  const host = await line.host();
  const hold = await host.journals.hold(invoice, { user: await line.user(), reason });
  await line.report({
    json: () => hold,
    text: () => `invoice ${invoiceText(invoice)} is ${line.colours.yellow("on payment hold")}: ${reason}`,
  });
}

async function release(line: CommandLine, invoice: VendorInvoiceRef): Promise<void> {
  const host = await line.host();
  await host.journals.releaseHold(invoice, { user: await line.user() });
  await line.report({
    json: () => invoice,
    text: () => `invoice ${invoiceText(invoice)} is ${line.colours.green("released")}`,
  });
}

function invoiceText({ company, vendor, invoice }: VendorInvoiceRef): string {
  return `${invoice} of vendor ${vendor} of ${company}`;
}
