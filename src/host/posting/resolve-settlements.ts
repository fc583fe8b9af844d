import { formatAmount } from "@contrapost/sdk";
import { magnitude } from "../ledger/open-item.js";
import { type SettlementRequest, settleOldestFirst } from "../ledger/settle.js";
import type { ChunkItem, MarkedItem, StoredLine } from "./line-reader.js";
import type { PartyFacts } from "./parties.js";
import type { Problems } from "./problems.js";
import type { LineSurroundings } from "./line-surroundings.js";

type Requests = readonly SettlementRequest<ChunkItem>[];

/** What a payment line settles: its marks where it has some, else the oldest items where the party wants that. */
export function checkedSettlements(
  line: StoredLine,
  party: PartyFacts,
  around: LineSurroundings,
  problems: Problems,
): Requests {
  if (line.marked.length > 0) return checkMarks(line, together(line.marked), problems);
  // A mirror settles what its source settled; the rest of it stands on account, and is never guessed.
  if (!party.automaticSettlement || around.journal.origin.kind === "mirror") return [];
  const items = around.openItems.of(line.account, line.currency);
  // Its accounting value plays no part in the choice.
  return settleOldestFirst({ open: line.amount, openAccounting: 0n }, items);
}

/** Several marks of a line on one item count as one: together they must not exceed it, and its value is shared once. */
function together(marks: readonly MarkedItem[]): readonly MarkedItem[] {
  if (marks.length === 1) return marks;
  const ofItem = new Map<ChunkItem, MarkedItem>();
  for (const { item, amount } of marks) {
    ofItem.set(item, { item, amount: amount + (ofItem.get(item)?.amount ?? 0n) });
  }
  return ofItem.size === marks.length ? marks : [...ofItem.values()];
}

function checkMarks(line: StoredLine, marks: readonly MarkedItem[], problems: Problems): Requests {
  let settled = 0n;
  for (const mark of marks) {
    checkMark(line, mark, problems);
    settled += mark.amount;
  }
  // Marks against the payment use it up; credit notes give some of it back.
  if (magnitude(settled) > magnitude(line.amount) || (settled !== 0n && settled < 0n === line.amount < 0n)) {
    const { currency } = line;
    problems.add(line.line, "CP_SETTLEMENT_EXCEEDS_PAYMENT", {
      amount: formatAmount(magnitude(settled), currency),
      currency,
      payment: formatAmount(magnitude(line.amount), currency),
    });
  }
  return marks;
}

function checkMark(line: StoredLine, { item, amount }: MarkedItem, problems: Problems): void {
  const { invoice, side, party, currency } = item;
  if (side !== line.account.type || party !== line.account.id) {
    problems.add(line.line, "CP_SETTLEMENT_PARTY", { invoice, side, party, account: line.account.id });
  } else if (currency !== line.currency) {
    problems.add(line.line, "CP_SETTLEMENT_CURRENCY", {
      invoice,
      invoiceCurrency: currency,
      currency: line.currency,
    });
  } else if (magnitude(amount) > magnitude(item.open) || amount < 0n !== item.open < 0n) {
    problems.add(line.line, "CP_SETTLEMENT_EXCEEDS_OPEN", {
      amount: formatAmount(magnitude(amount), currency),
      currency,
      invoice,
      open: formatAmount(magnitude(item.open), currency),
    });
  }
}
