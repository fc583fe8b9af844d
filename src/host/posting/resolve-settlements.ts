import { formatAmount, type Side } from "@contrapost/sdk";
import { magnitude, type OpenItem } from "../ledger/open-item.js";
import { type SettlementRequest, settleInTurn } from "../ledger/settle.js";
import { inSettlementOrder, type OrderedItem } from "../ledger/settlement-order.js";
import type { PartyAccounts } from "../ledger/voucher-line.js";
import type { ChunkItem, MarkedItem, StoredLine } from "./line-reader.js";
import type { PartyFacts } from "./parties.js";
import type { Problems } from "./problems.js";
import type { LineSurroundings } from "./line-surroundings.js";
import { availableOn, settlementRequests } from "./settlement-requests.js";

type Requests = readonly SettlementRequest<ChunkItem>[];

/** What a payment line settles: its marks where it has some, else open items in the party's order where it wants that. */
export function checkedSettlements(
  line: StoredLine,
  party: PartyFacts,
  around: LineSurroundings,
  problems: Problems,
): Requests {
  const marks = line.marked.length > 0 ? together(line.marked) : chosenByItself(line, party, around);
  if (marks.length === 0) return [];
  const before = problems.count;
  if (line.marked.length > 0) checkMarks(line, marks, problems);
  if (problems.count > before) return [];
  for (const { item } of marks) placeItem(item, party.accounts, around);
  return settlementRequests(line, marks, party.accounts, around, problems);
}

/** A prepayment, or an item from before its party got another posting profile, stands on another account. */
export function placeItem(item: ChunkItem, accounts: PartyAccounts, { facts }: LineSurroundings): void {
  if (item.profile !== accounts.profile) item.summary = facts.profile(item.side, item.profile)?.summary;
}

/** Items that are offered with what is needed to close them beside their discounts. */
interface Offered extends OpenItem, OrderedItem {
  readonly item: ChunkItem;
}

function chosenByItself(
  line: StoredLine,
  party: PartyFacts,
  around: LineSurroundings,
): readonly MarkedItem[] {
  // A mirror settles what its source settled; the rest of it stands on account, and is never guessed.
  if (!party.automaticSettlement || around.journal.origin.kind === "mirror") return [];
  const side = line.account.type as Side;
  const { rules } = around.terms.of(side);
  const offered = around.openItems.of(line.account, line.currency).map((item): Offered => {
    const open = item.open - availableOn(item, { side, rules, date: line.date }, "normal");
    const { id, date, dueDate, discount } = item;
    return { id, date, dueDate, discounts: discount?.tiers, open, openAccounting: 0n, item };
  });
  const inTurn = inSettlementOrder(offered, party.settlementOrder, line.date);
  // Its accounting value plays no part in the choice.
  const chosen = settleInTurn({ open: line.amount, openAccounting: 0n }, inTurn);
  return chosen.map(({ item: { item }, amount }) => ({
    item,
    amount,
    paymentAmount: undefined,
    terms: undefined,
  }));
}

/** Several marks of a line on one item count as one: together they must not exceed it, and its value is shared once. */
export function together(marks: readonly MarkedItem[]): readonly MarkedItem[] {
  if (marks.length === 1) return marks;
  const ofItem = new Map<ChunkItem, MarkedItem>();
  for (const mark of marks) {
    const known = ofItem.get(mark.item);
    ofItem.set(mark.item, known === undefined ? mark : joined(known, mark));
  }
  return ofItem.size === marks.length ? marks : [...ofItem.values()];
}

/** What one of two marks says beside its amount goes for both; discounts and write-offs add up. */
function joined(one: MarkedItem, other: MarkedItem): MarkedItem {
  const { item, amount, terms } = one;
  const sum = amount + other.amount;
  const paid = (one.paymentAmount ?? 0n) + (other.paymentAmount ?? 0n);
  const paymentAmount = paid === 0n ? undefined : paid;
  if (terms === undefined || other.terms === undefined) {
    return { item, amount: sum, paymentAmount, terms: terms ?? other.terms };
  }
  const cashDiscount = (terms.cashDiscount ?? 0n) + (other.terms.cashDiscount ?? 0n);
  const writeOff = terms.writeOff ?? other.terms.writeOff;
  const writtenOff = (terms.writeOff?.amount ?? 0n) + (other.terms.writeOff?.amount ?? 0n);
  return {
    item,
    amount: sum,
    paymentAmount,
    terms: {
      ...other.terms,
      ...terms,
      ...(cashDiscount !== 0n && { cashDiscount }),
      ...(writeOff !== undefined && { writeOff: { ...writeOff, amount: writtenOff } }),
    },
  };
}

function checkMarks(line: StoredLine, marks: readonly MarkedItem[], problems: Problems): void {
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
}

export function checkMark(
  line: StoredLine,
  { item, amount, paymentAmount, terms }: MarkedItem,
  problems: Problems,
): void {
  const { invoice, side, party, currency } = item;
  if (side !== line.account.type || party !== line.account.id) {
    problems.add(line.line, "CP_SETTLEMENT_PARTY", { invoice, side, party, account: line.account.id });
  } else if (currency !== line.currency && paymentAmount === undefined) {
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
  } else if (terms !== undefined) {
    const given = (terms.cashDiscount ?? 0n) + (terms.writeOff?.amount ?? 0n);
    if (magnitude(amount + given) <= magnitude(item.open)) return;
    const shown = (value: bigint): string => formatAmount(magnitude(value), currency);
    const facts = { amount: shown(amount), given: shown(given), open: shown(item.open), currency, invoice };
    problems.add(line.line, "CP_DISCOUNT_EXCEEDS_OPEN", facts);
  }
}
