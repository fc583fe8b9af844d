import type { Side } from "@contrapost/sdk";
import fc from "fast-check";
import type { Command, GeneralCommand, InvoicesCommand, PaymentsCommand } from "./command.js";
import { day, invoice, mostly, payment, place, setting, then, voucher, weighted } from "./picks.js";
import { companies, trades } from "./world.js";

const company = place(companies);
const side = weighted<Side>([2, fc.constant("vendor")], [1, fc.constant("customer")]);

const invoices: fc.Arbitrary<InvoicesCommand> = fc.record<InvoicesCommand>({
  want: fc.constant("invoices"),
  trade: place(trades),
  day,
  who: weighted<InvoicesCommand["who"]>(
    [4, fc.constantFrom("buyerFirst", "sellerFirst")],
    [2, fc.constantFrom("buyer", "seller", "external", "completion")],
  ),
  lines: fc.array(invoice, { minLength: 1, maxLength: 4 }),
  then,
});

const payments: fc.Arbitrary<PaymentsCommand> = fc.record<PaymentsCommand>({
  want: fc.constant("payments"),
  company,
  side,
  lines: fc.array(payment, { minLength: 1, maxLength: 5 }),
  then,
  named: mostly(false, true),
});

const general: fc.Arbitrary<GeneralCommand> = fc.record<GeneralCommand>({
  want: fc.constant("general"),
  company,
  side,
  day,
  vouchers: fc.array(voucher, { minLength: 1, maxLength: 3 }),
  then,
});

/** One command. Documents come more often than settings. */
const command: fc.Arbitrary<Command> = weighted<Command>(
  [8, invoices],
  [9, payments],
  [5, general],
  [
    4,
    fc.record({
      want: fc.constant("postDraft" as const),
      pick: fc.nat({ max: 30 }),
      then,
      approve: fc.boolean(),
    }),
  ],
  [
    4,
    fc.record({
      want: fc.constant("release" as const),
      pick: fc.nat({ max: 30 }),
      mended: fc.boolean(),
    }),
  ],
  [
    4,
    fc.record({
      want: fc.constant("reverse" as const),
      pick: fc.nat({ max: 60 }),
      day,
      vouchers: fc.oneof(fc.constant([]), fc.array(fc.nat({ max: 5 }), { maxLength: 2 })),
    }),
  ],
  [
    4,
    fc.record({
      want: fc.constant("settle" as const),
      party: fc.nat({ max: 30 }),
      day,
      order: fc.constantFrom("dueDate" as const, "oldest" as const, "newest" as const),
      items: fc.array(fc.record({ item: fc.nat({ max: 8 }), amount: fc.nat({ max: 4000 }) }), {
        maxLength: 4,
      }),
    }),
  ],
  [
    3,
    fc.record({
      want: fc.constant("unsettle" as const),
      pick: fc.nat({ max: 30 }),
      day,
      only: mostly("all", "payment", "invoice"),
    }),
  ],
  [7, fc.record({ want: fc.constant("set" as const), setting })],
);

/** What users do one after another. */
export const commands = fc.array(command, { minLength: 1, maxLength: 30, size: "max" });
