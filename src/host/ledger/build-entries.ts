import type { LedgerEntry } from "./entry.js";
import { realizedBy, settle, type Settled } from "./settle.js";
import type { PartyAccounts, SettleableItem, VoucherLine } from "./voucher-line.js";

/**
 * Adds a line's entries to its voucher: the account, its offset, and what each of its settlements causes.
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
  for (const settlement of settled.settlements) {
    const realized = realizedBy(settlement);
    if (realized === 0n) continue;
    settlement.firstEntry = entries.length + 1;
    addExchangeDifference(currency, line.party.accounts, realized, entries);
    settlement.entryCount = entries.length + 1 - settlement.firstEntry;
  }
  return settled;
}

/** The difference moves from the party's summary account to gain or loss, in accounting currency only. */
export function addExchangeDifference(
  currency: string,
  accounts: PartyAccounts,
  realized: bigint,
  entries: LedgerEntry[],
): void {
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
