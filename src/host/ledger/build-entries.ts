import type { LedgerEntry } from "./entry.js";
import { settle, type Settled } from "./settle.js";
import type { SettleableItem, VoucherLine } from "./voucher-line.js";

/**
 * Adds a line's entries to its voucher: the account, its offset, and the realized exchange difference of what the
 * line settles. The difference moves from the party's summary account to gain or loss, in accounting currency only.
 */
export function buildEntries<Item extends SettleableItem>(
  line: VoucherLine<Item>,
  entries: LedgerEntry[],
): Settled<Item> | undefined {
  const { currency, amount, accounting } = line;
  entries.push({ account: line.mainAccount, currency, amount, accounting, kind: "line" });
  if (line.offsetAccount !== undefined) {
    entries.push({
      account: line.offsetAccount,
      currency,
      amount: -amount,
      accounting: -accounting,
      kind: "offset",
    });
  }
  if (line.party === undefined) return undefined;
  const settled = settle({ open: amount, openAccounting: accounting }, line.party.settles);
  if (settled.realized !== 0n) addExchangeDifference(line, line.party.accounts, settled.realized, entries);
  return settled;
}

function addExchangeDifference(
  line: VoucherLine,
  accounts: NonNullable<VoucherLine["party"]>["accounts"],
  realized: bigint,
  entries: LedgerEntry[],
): void {
  const { currency } = line;
  entries.push({
    account: accounts.summary,
    currency,
    amount: 0n,
    accounting: -realized,
    kind: "exchangeAdjustment",
  });
  const gain = realized < 0n;
  entries.push({
    account: gain ? accounts.gain : accounts.loss,
    currency,
    amount: 0n,
    accounting: realized,
    kind: gain ? "exchangeGain" : "exchangeLoss",
  });
}
