import { convert, formatAmount, type Side } from "@contrapost/sdk";
import { magnitude, type OpenItem } from "../ledger/open-item.js";
import { type SettlementRequest, settleInTurn } from "../ledger/settle.js";
import { inSettlementOrder, type OrderedItem } from "../ledger/settlement-order.js";
import type { PartyAccounts } from "../ledger/voucher-line.js";
import { fixedRate, lineValue } from "./accounting-amount.js";
import type { ChunkItem, MarkedItem, StoredLine } from "./line-reader.js";
import type { PartyFacts } from "./parties.js";
import type { Problems } from "./problems.js";
import type { LineSurroundings } from "./line-surroundings.js";
import { relativeRate } from "./relative-rate.js";
import { availableOn, settlementRequests } from "./settlement-requests.js";

type Requests = readonly SettlementRequest<ChunkItem>[];

/** What a payment line settles: its marks where it has some, else open items in the party's order where it wants that. */
export function checkedSettlements(
  line: StoredLine,
  party: PartyFacts,
  around: LineSurroundings,
  problems: Problems,
): Requests {
  const marks =
    line.marked.length > 0 ? withPaymentAmounts(line, around, problems) : chosenByItself(line, party, around);
  if (marks === undefined || marks.length === 0) return [];
  const before = problems.count;
  if (line.marked.length > 0) checkMarks(line, marks, problems);
  if (problems.count > before) return [];
  for (const { item } of marks) placeItem(item, party.accounts, around);
  const payment = (): OpenItem => ({
    open: line.amount,
    openAccounting: lineValue(line, around.facts) ?? 0n,
  });
  return settlementRequests(line, marks, payment, party.accounts, around, problems);
}

/**
 * The marks, those on items in another currency with what they use up of the payment: as they say, or by the rates of
 * its date. Undefined where a rate is missing.
 */
function withPaymentAmounts(
  line: StoredLine,
  { facts }: LineSurroundings,
  problems: Problems,
): readonly MarkedItem[] | undefined {
  const { marked, currency: payer, date, exchangeRate } = line;
  if (marked.every(({ item, paymentAmount }) => item.currency === payer || paymentAmount !== undefined)) {
    return together(marked);
  }
  const payerRate = exchangeRate === undefined ? undefined : fixedRate(exchangeRate);
  const priced: MarkedItem[] = [];
  for (const mark of marked) {
    const { amount, paymentAmount } = mark;
    const { currency: paid } = mark.item;
    if (paid === payer || paymentAmount !== undefined) {
      priced.push(mark);
      continue;
    }
    const rate = relativeRate(facts.conversions, { payer, payerRate, paid, date });
    if (typeof rate === "string") {
      // That of the payment itself is found missing beside.
      const { code, facts: fault } = facts.conversions.fault(rate, date);
      if (rate !== payer) problems.add(line.line, code, { company: facts.company, ...fault });
      return undefined;
    }
    priced.push({ ...mark, paymentAmount: -convert(amount, paid, payer, rate) });
  }
  return together(priced);
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
    settled += mark.paymentAmount === undefined ? mark.amount : -mark.paymentAmount;
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
  } else if (paymentAmount !== undefined && !isWorth(amount, paymentAmount, currency === line.currency)) {
    problems.add(line.line, "CP_SETTLEMENT_WORTH", {
      amount: formatAmount(amount, currency),
      currency,
      invoice,
      paymentAmount: formatAmount(paymentAmount, line.currency),
      paymentCurrency: line.currency,
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

/** Whether an amount of an item can use up an amount of a payment: against it, and in one currency as much as it. */
function isWorth(amount: bigint, paymentAmount: bigint, sameCurrency: boolean): boolean {
  if (sameCurrency) return paymentAmount === -amount;
  return paymentAmount !== 0n && paymentAmount > 0n === amount < 0n;
}
