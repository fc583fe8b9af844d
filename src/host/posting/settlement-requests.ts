import { formatAmount, type Side } from "@contrapost/sdk";
import type { Adjustment, AdjustmentKind } from "../ledger/adjustment.js";
import { availableDiscount, type DiscountState, type DiscountUse } from "../ledger/cash-discount.js";
import type { OpenItem } from "../ledger/open-item.js";
import type { SettlementRequest } from "../ledger/settle.js";
import {
  applyTerms,
  plainRules,
  type SettlementRules,
  type TermsOfItem,
  type Wanted,
} from "../ledger/settlement-terms.js";
import type { PartyAccounts } from "../ledger/voucher-line.js";
import type { ChunkItem, MarkedItem, StoredLine } from "./line-reader.js";
import type { LineSurroundings } from "./line-surroundings.js";
import type { Problems } from "./problems.js";

/** What of the rules an item falls under. */
export interface ItemRules {
  readonly side: Side;
  readonly rules: SettlementRules;
  readonly date: string;
}

/** A document that may carry a discount. */
interface Discountable {
  readonly open: bigint;
  readonly discount?: DiscountState | undefined;
}

/** The discount that may be taken of an item on a day; a credit note gives it back where the company says so. */
export function availableOn(item: Discountable, { side, rules, date }: ItemRules, use: DiscountUse): bigint {
  const { discount, open } = item;
  if (discount === undefined || open === 0n) return 0n;
  const isCreditNote = open < 0n === (side === "customer");
  if (isCreditNote && use === "normal" && !rules.discountOnCreditNotes) return 0n;
  return availableDiscount(discount, open, date, use);
}

/** Whether nothing but the amounts of the marks counts: then there is nothing to work out. */
function isPlain(marks: readonly MarkedItem[], rules: SettlementRules): boolean {
  return (
    rules === plainRules &&
    marks.every(({ item, terms }) => item.discount === undefined && terms === undefined)
  );
}

/**
 * Turns marks into what is settled: with their discounts, and with the differences that the company lets go. Marks on
 * items in other currencies say what they use up of the payment.
 */
export function settlementRequests(
  line: StoredLine,
  marks: readonly MarkedItem[],
  payment: () => OpenItem,
  accounts: PartyAccounts,
  around: LineSurroundings,
  problems: Problems,
): readonly SettlementRequest<ChunkItem>[] {
  const side = line.account.type as Side;
  const { rules } = around.terms.of(side);
  if (isPlain(marks, rules)) return marks;
  const wanted = marks.map((mark) => wantedOf(mark, { side, rules, date: line.date }));
  const made = applyTerms(payment(), wanted, rules);
  const requests = made.map((terms, index) =>
    requestOf(terms, marks[index] as MarkedItem, { line, accounts, around, problems }),
  );
  // A credit note may turn out not to be needed.
  return requests.filter(({ amount }) => amount !== 0n);
}

function wantedOf({ item, amount, paymentAmount, terms }: MarkedItem, rules: ItemRules): Wanted<ChunkItem> {
  const use = terms?.useCashDiscount ?? "normal";
  return {
    item,
    paid: amount,
    uses: paymentAmount === undefined ? undefined : -paymentAmount,
    available: availableOn(item, rules, use),
    onPartPayments: use === "always" || rules.rules.discountOnPartPayments,
    discount: terms?.cashDiscount,
    writeOff: terms?.writeOff?.amount,
  };
}

interface Requesting {
  readonly line: StoredLine;
  readonly accounts: PartyAccounts;
  readonly around: LineSurroundings;
  readonly problems: Problems;
}

function requestOf(
  { paid, uses, adjusted }: TermsOfItem<ChunkItem>,
  { item, terms }: MarkedItem,
  requesting: Requesting,
): SettlementRequest<ChunkItem> {
  if (adjusted.length === 0) return { item, amount: paid, paymentAmount: -uses };
  let amount = paid;
  const adjustments: Adjustment[] = [];
  for (const { kind, amount: part, asked } of adjusted) {
    amount += part;
    const writeOff = asked && kind === "writeOff" ? terms?.writeOff : undefined;
    const account = accountOf(kind, part, item, writeOff?.account, requesting);
    if (account !== undefined) adjustments.push({ kind, amount: part, account, reason: writeOff?.reason });
  }
  return { item, amount, paymentAmount: -uses, adjustments };
}

/** What users call each kind, and the key of the posting profile that names its account. */
const wordsOfKind = {
  cashDiscount: { kind: "a cash discount", key: "discountAccount" },
  pennyDifference: { kind: "a penny difference", key: "pennyDifferenceAccount" },
  writeOff: { kind: "a write-off", key: "writeOffAccount" },
} as const;

function accountOf(
  kind: AdjustmentKind,
  amount: bigint,
  { invoice, currency }: ChunkItem,
  given: string | undefined,
  { line, accounts, around, problems }: Requesting,
): string | undefined {
  const { company } = around.facts;
  if (given !== undefined) {
    if (around.facts.accounts.has(given)) return given;
    problems.add(line.line, "CP_ACCOUNT_UNKNOWN", { company, accountType: "ledger", account: given });
    return undefined;
  }
  const { discount: cashDiscount, pennyDifference, writeOff, profile } = accounts;
  const account = { cashDiscount, pennyDifference, writeOff }[kind];
  if (account !== undefined) return account;
  const shown = formatAmount(amount < 0n ? -amount : amount, currency);
  const facts = { amount: shown, currency, invoice, profile, company, ...wordsOfKind[kind] };
  problems.add(line.line, "CP_PROFILE_ACCOUNT_MISSING", facts);
  return undefined;
}
