import type { PostedSettlement } from "@contrapost/sdk";
import type { SqlRow } from "../store/session.js";

/**
 * A settlement from its columns: payment, invoice, amount, amount of the payment, number, currency, the counterpart's id,
 * amount and what is open of it, and the settlement's number.
 *
 * @param parts - what closed a part of the invoice without a payment, by `payment number`
 */
export function postedSettlement(row: SqlRow, parts: ReadonlyMap<string, bigint>): PostedSettlement {
  const transaction = Number(row[1]);
  const amount = row[2] as bigint;
  const paymentAmount = row[3] as bigint;
  const part = parts.size === 0 ? undefined : parts.get(`${Number(row[0])} ${Number(row[9])}`);
  const unpaid = part === undefined ? {} : { unpaid: part };
  const number = row[4] as string;
  const currency = row[5] as string;
  if (row[6] === null)
    return { invoice: { transaction, number, currency }, amount, ...unpaid, paymentAmount };
  const counterpart = { transaction: Number(row[6]), amount: row[7] as bigint, open: row[8] as bigint };
  return { invoice: { transaction, number, currency, counterpart }, amount, ...unpaid, paymentAmount };
}
