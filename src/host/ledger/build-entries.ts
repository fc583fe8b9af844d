import type { EntryKind, LedgerEntry } from "./entry.js";
import { realizedBy, settle, type Settled, type Settlement } from "./settle.js";
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
    addSettlementEntries(settlement, currency, line.party.accounts, entries);
  }
  return settled;
}

/**
 * Adds what a settlement causes: the move of an item that stands on another account, discounts and differences, and
 * the exchange difference. The settlement remembers which entries they are, so that they can be taken back alone.
 */
export function addSettlementEntries(
  settlement: Settlement<SettleableItem>,
  currency: string,
  accounts: PartyAccounts,
  entries: LedgerEntry[],
): void {
  const first = entries.length + 1;
  const { item, amount, itemAccounting: accounting, adjustments } = settlement;
  if (item.summary !== undefined && item.summary !== accounts.summary) {
    const moved = { currency: item.currency, amount, accounting };
    addTransfer("transfer", moved, item.summary, accounts.summary, entries);
  }
  for (const { kind, account, ...taken } of adjustments) {
    const { amount: part, accounting: value } = taken;
    const moved = { currency: item.currency, amount: part, accounting: value };
    addTransfer(kind, moved, accounts.summary, account, entries);
  }
  const realized = realizedBy(settlement);
  if (realized !== 0n) addExchangeDifference(currency, accounts, realized, entries);
  if (entries.length < first) return;
  settlement.firstEntry = first;
  settlement.entryCount = entries.length + 1 - first;
}

/** Moves an amount from one account to another. */
function addTransfer(
  kind: EntryKind,
  { currency, amount, accounting }: Pick<LedgerEntry, "currency" | "amount" | "accounting">,
  from: string,
  to: string,
  entries: LedgerEntry[],
): void {
  entries.push({ account: from, currency, amount: -amount, accounting: -accounting, kind });
  entries.push({ account: to, currency, amount, accounting, kind });
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
