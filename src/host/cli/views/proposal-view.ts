import { formatAmount } from "@contrapost/sdk";
import { magnitude } from "../../ledger/open-item.js";
import type { PayableItem, ProposedPayment, SkippedItem } from "../../ledger/payment-proposal.js";
import type { Proposal } from "../../posting/proposal/make-proposal.js";
import { skipText } from "../../posting/proposal/skip-text.js";
import type { CommandLine } from "../command-line.js";
import type { Column } from "../console/table.js";
import { countText, journalText, moneyText } from "./amounts.js";

/** A proposal as plain JSON. */
export function proposalJson({ journal, payments, skipped }: Proposal): object {
  return {
    ...(journal && { journal }),
    payments: payments.map(({ vendor, currency, amount, items }) => ({
      vendor,
      currency,
      amount: formatAmount(amount, currency),
      settles: items.map(itemJson),
    })),
    skipped: skipped.map(({ item, why }) => ({
      vendor: item.vendor,
      currency: item.currency,
      ...itemJson(item),
      kind: why.kind,
      reason: skipText(why),
    })),
  };
}

function itemJson({ id, invoice, dueDate, open, currency, discount }: PayableItem): object {
  return {
    transaction: id,
    invoice,
    dueDate,
    open: formatAmount(open, currency),
    ...(discount && {
      cashDiscount: formatAmount(discount.amount, currency),
      discountDate: discount.until,
    }),
  };
}

const paymentColumns: readonly Column<ProposedPayment>[] = [
  { head: "Vendor", value: ({ vendor }) => vendor },
  { head: "Payment", right: true, value: ({ amount, currency }) => moneyText(amount, currency) },
  { head: "Settles", value: ({ items }) => items.map(settlesText).join(", ") },
];

/** `FR-1001 less 2.00 discount`. */
function settlesText({ invoice, discount, currency }: PayableItem): string {
  if (discount === undefined) return invoice;
  return `${invoice} less ${formatAmount(magnitude(discount.amount), currency)} discount`;
}

const skippedColumns: readonly Column<SkippedItem>[] = [
  { head: "Vendor", value: ({ item }) => item.vendor },
  { head: "Left out", value: ({ item }) => item.invoice },
  { head: "Due", value: ({ item }) => item.dueDate },
  { head: "Open", right: true, value: ({ item }) => moneyText(item.open, item.currency) },
  { head: "Reason", value: ({ why }) => skipText(why) },
];

/** A proposal for people: what it made or would make, then what it leaves out. */
export async function proposalText(
  line: CommandLine,
  { journal, payments, skipped }: Proposal,
): Promise<string> {
  const count = countText(payments.length, "payment");
  const made =
    journal === undefined ? `${count} proposed; nothing was written.` : `${journalText(journal)}: ${count}`;
  const texts = [payments.length === 0 ? "There is nothing to pay." : made];
  if (payments.length > 0) texts.push(await line.table(paymentColumns, payments));
  if (skipped.length > 0) texts.push(await line.table(skippedColumns, skipped));
  return texts.join("\n\n");
}
