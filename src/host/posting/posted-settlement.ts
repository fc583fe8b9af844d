import { type PostedSettlement, proportion } from "@contrapost/sdk";
import type { SqlRow } from "../store/session.js";

/** What payment and invoice do not have in common, in the invoice's currency. */
export interface SettledParts {
  /** What closed a part of the invoice without a payment; signed as the invoice. */
  readonly unpaid: bigint;
  /** What of the payment went beyond the invoice and was let go; signed against it. */
  readonly beyond: bigint;
}

/**
 * A settlement from its columns: payment, invoice, amount, amount of the payment, number, currency, the counterpart's id,
 * amount and what is open of it, and the settlement's number.
 *
 * @param parts - by `payment number`, where there are any
 */
export function postedSettlement(row: SqlRow, parts: ReadonlyMap<string, SettledParts>): PostedSettlement {
  const transaction = Number(row[1]);
  const amount = row[2] as bigint;
  const paymentAmount = row[3] as bigint;
  const part = parts.size === 0 ? undefined : parts.get(`${Number(row[0])} ${Number(row[9])}`);
  const rest = part === undefined ? {} : restOf(part, amount, paymentAmount);
  const number = row[4] as string;
  const currency = row[5] as string;
  if (row[6] === null) return { invoice: { transaction, number, currency }, amount, ...rest, paymentAmount };
  const counterpart = { transaction: Number(row[6]), amount: row[7] as bigint, open: row[8] as bigint };
  return { invoice: { transaction, number, currency, counterpart }, amount, ...rest, paymentAmount };
}

function restOf(
  { unpaid, beyond }: SettledParts,
  amount: bigint,
  paymentAmount: bigint,
): Pick<PostedSettlement, "unpaid" | "overpaid"> {
  return {
    ...(unpaid !== 0n && { unpaid }),
    // All that leaves the payment is, in the invoice's currency, what was paid of it and what went beyond.
    ...(beyond !== 0n && { overpaid: proportion(paymentAmount, beyond, unpaid + beyond - amount) }),
  };
}
