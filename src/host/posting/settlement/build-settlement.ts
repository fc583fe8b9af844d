import { formatAmount, proportion } from "@contrapost/sdk";
import { addSettlementEntries } from "../../ledger/build-entries.js";
import type { LedgerEntry } from "../../ledger/entry.js";
import { magnitude, type OpenItem } from "../../ledger/open-item.js";
import { withReporting } from "../../ledger/reporting-entries.js";
import { settle, type Settled, type SettlementRequest } from "../../ledger/settle.js";
import type { PartyAccounts } from "../../ledger/voucher-line.js";
import { takeFromItems } from "../build-chunk.js";
import { checkHolds } from "../holds/check-holds.js";
import { giveDimensions } from "../line-dimensions.js";
import type { ChunkItem, MarkedItem, StoredLine } from "../line-reader.js";
import type { LineSurroundings } from "../line-surroundings.js";
import type { Problems } from "../problems.js";
import { checkMark, placeItem, together } from "../resolve-settlements.js";
import { settlementRequests } from "../settlement-requests.js";
import type { SettlementRows } from "./settlement-rows.js";

/** Turns one line of a settlement document into rows: its first mark is what pays, the others what is paid. */
export function buildSettlement(
  line: StoredLine,
  around: LineSurroundings,
  rows: SettlementRows,
  problems: Problems,
): void {
  const before = problems.count;
  const [own, ...marks] = line.marked as [MarkedItem, ...MarkedItem[]];
  const payer = own.item;
  checkHolds(line, around, problems);
  checkMark(line, own, problems);
  const paid = together(marks);
  for (const mark of paid) checkMark(line, mark, problems);
  const accounts = around.facts.profile(payer.side, payer.profile);
  if (problems.count > before || accounts === undefined) return;
  for (const { item } of paid) placeItem(item, accounts, around);
  const used = (): OpenItem => ({
    open: line.amount,
    openAccounting: proportion(payer.openAccounting, line.amount, payer.open),
  });
  const requests = settlementRequests(line, paid, used, accounts, around, problems);
  const settled = settle(payer, requests);
  checkUse(line, payer, settled.rest.open, problems);
  if (problems.count > before) return;
  const other = inReporting(payer, requests, around);
  const made = { entries: entriesOf(settled, line.currency, accounts), before: 0, settled };
  const entries =
    other === undefined
      ? made.entries
      : [
          ...withReporting(made, {
            entries: entriesOf(other, line.currency, accounts),
            before: 0,
            settled: other,
          }),
        ];
  giveDimensions(line, entries, 0, around, problems);
  rows.add(line, payer.id, settled, other, entries);
  takeFromItems(settled);
  payer.open = settled.rest.open;
  payer.openAccounting = settled.rest.openAccounting;
}

function entriesOf(
  { settlements }: Settled<ChunkItem>,
  currency: string,
  accounts: PartyAccounts,
): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const settlement of settlements) addSettlementEntries(settlement, currency, accounts, entries);
  return entries;
}

/** The same settlements with the values of the reporting currency, where the company has one. */
function inReporting(
  payer: ChunkItem,
  requests: readonly SettlementRequest<ChunkItem>[],
  { facts: { reporting } }: LineSurroundings,
): Settled<ChunkItem> | undefined {
  if (reporting === undefined) return undefined;
  const settles = requests.map((request) => {
    const openAccounting = reporting.openOf(request.item.id);
    return { ...request, item: { ...request.item, openAccounting } };
  });
  const settled = settle({ open: payer.open, openAccounting: reporting.openOf(payer.id) }, settles);
  for (const { item, itemAccounting } of settled.settlements) {
    reporting.setOpen(item.id, reporting.openOf(item.id) - itemAccounting);
  }
  reporting.setOpen(payer.id, settled.rest.openAccounting);
  return settled;
}

function checkUse(line: StoredLine, payer: ChunkItem, rest: bigint, problems: Problems): void {
  if (rest === 0n || (rest < 0n === payer.open < 0n && magnitude(rest) <= magnitude(payer.open))) return;
  const { currency } = payer;
  problems.add(line.line, "CP_SETTLEMENT_EXCEEDS_PAYMENT", {
    amount: formatAmount(magnitude(payer.open - rest), currency),
    currency,
    payment: formatAmount(magnitude(payer.open), currency),
  });
}
