import { magnitude } from "./open-item.js";

/** Something open of a vendor that may be paid. */
export interface PayableItem {
  /** Its subledger transaction. */
  readonly id: number;
  /** The vendor's id. */
  readonly vendor: string;
  /** The invoice number. */
  readonly invoice: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Minor units of `currency`; an invoice is negative, a credit note positive. */
  readonly open: bigint;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
  /** The cash discount that a payment on the payments' date takes, signed as `open`, and the last day for it. */
  readonly discount?: { readonly amount: bigint; readonly until: string } | undefined;
  /** Why it cannot be paid now, as the books say. */
  readonly obstacle?: SkipReason | undefined;
}

/** Why a due item is not proposed. */
export type SkipReason =
  | { readonly kind: "vendorOnHold" }
  | { readonly kind: "invoiceOnHold"; readonly reason: string }
  | { readonly kind: "marked"; readonly journal: string }
  | { readonly kind: "belowMinimum" }
  | { readonly kind: "aboveMaximum" }
  | { readonly kind: "overLimit" }
  | { readonly kind: "creditNoteAlone" }
  | { readonly kind: "nothingToPay" };

/** What is taken first where the cash does not reach for all: what is due first, or is the smallest or the largest. */
export type ProposalOrder = "dueDate" | "smallest" | "largest";

export const proposalOrders = ["dueDate", "smallest", "largest"] as const satisfies readonly ProposalOrder[];

/** What is to be paid. Amounts are unsigned minor units, of one currency where they are given at all. */
export interface ProposalRule {
  /** Items due on this day or before. */
  readonly dueBy: string;
  /** Beside them items whose cash discount can be taken until this day or before, though they are due later. */
  readonly discountBy?: string | undefined;
  /** The least of one invoice, the discount included. */
  readonly minimum?: bigint | undefined;
  /** The most of one invoice, the discount included. */
  readonly maximum?: bigint | undefined;
  /** What all payments together may come to. */
  readonly limit?: bigint | undefined;
  /** What is taken first where the limit does not reach for all. */
  readonly order: ProposalOrder;
  /** A payment for each invoice instead of one for each vendor and currency. */
  readonly perInvoice: boolean;
}

/** One payment, and all that it settles in full. */
export interface ProposedPayment<Item extends PayableItem = PayableItem> {
  /** The vendor's id. */
  readonly vendor: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Above zero: the invoices less their discounts and less the credit notes. */
  readonly amount: bigint;
  /** What it settles in full, credit notes first. */
  readonly items: readonly Item[];
}

/** A due item that is left out. */
export interface SkippedItem<Item extends PayableItem = PayableItem> {
  /** The item. */
  readonly item: Item;
  /** What keeps it from being proposed. */
  readonly why: SkipReason;
}

/** Every due item is in just one of the two. */
export interface Proposed<Item extends PayableItem = PayableItem> {
  /** By vendor and currency. */
  readonly payments: readonly ProposedPayment<Item>[];
  /** What is due and not proposed, each with the reason. */
  readonly skipped: readonly SkippedItem<Item>[];
}

/**
 * Chooses what to pay. Invoices are taken in the rule's order; one that does not fit into what is left of the limit is
 * passed over, and later ones that fit are still taken. Credit notes of a vendor reduce its payment in the same
 * currency; a vendor whose credit notes reach its invoices is not paid. With a payment for each invoice, credit notes
 * stay open.
 */
export function proposePayments<Item extends PayableItem>(
  items: readonly Item[],
  rule: ProposalRule,
): Proposed<Item> {
  const skipped: SkippedItem<Item>[] = [];
  const skip = (why: SkipReason, ...left: readonly Item[]): void => {
    for (const item of left) skipped.push({ item, why });
  };
  const groups = new Map<string, Group<Item>>();
  const invoices: Item[] = [];
  for (const item of items) {
    if (!isDue(item, rule)) continue;
    const why = item.obstacle ?? beyondBounds(item, rule);
    if (why !== undefined) skip(why, item);
    else if (item.open < 0n) invoices.push(item);
    else if (rule.perInvoice) skip({ kind: "creditNoteAlone" }, item);
    else groupOf(groups, item, rule).credits.push(item);
  }
  let left = rule.limit;
  for (const invoice of invoices.sort(byOrder(rule.order))) {
    const group = groupOf(groups, invoice, rule);
    const owed = open(group.credits) + open(group.invoices);
    const cost = above(0n, -owed - toPay(invoice)) - above(0n, -owed);
    if (left !== undefined && cost > left) {
      skip({ kind: "overLimit" }, invoice);
      continue;
    }
    group.invoices.push(invoice);
    if (left !== undefined) left -= cost;
  }
  const payments: ProposedPayment<Item>[] = [];
  for (const { vendor, currency, credits, invoices: taken } of groups.values()) {
    const amount = -open(credits) - open(taken);
    if (amount > 0n) payments.push({ vendor, currency, amount, items: [...credits, ...taken] });
    else skip({ kind: "nothingToPay" }, ...credits, ...taken);
  }
  return { payments: payments.sort(byVendor), skipped };
}

/** What one payment may settle. */
interface Group<Item> {
  readonly vendor: string;
  readonly currency: string;
  readonly credits: Item[];
  readonly invoices: Item[];
}

function groupOf<Item extends PayableItem>(
  groups: Map<string, Group<Item>>,
  { id, vendor, currency }: Item,
  { perInvoice }: ProposalRule,
): Group<Item> {
  const key = perInvoice ? String(id) : `${currency} ${vendor}`;
  const known = groups.get(key) ?? { vendor, currency, credits: [], invoices: [] };
  groups.set(key, known);
  return known;
}

function open(items: readonly PayableItem[]): bigint {
  return items.reduce((sum, item) => sum + toPay(item), 0n);
}

function above(floor: bigint, amount: bigint): bigint {
  return amount > floor ? amount : floor;
}

function byOrder(order: ProposalOrder): (one: PayableItem, other: PayableItem) => number {
  return (one, other) => {
    const first =
      order === "dueDate" ? compare(one.dueDate, other.dueDate) : compare(-toPay(one), -toPay(other));
    return (order === "largest" ? -first : first) || one.id - other.id;
  };
}

function byVendor(one: ProposedPayment, other: ProposedPayment): number {
  const [a, b] = [one, other].map(({ items }) => items[0]!.id) as [number, number];
  return compare(one.vendor, other.vendor) || compare(one.currency, other.currency) || a - b;
}

function compare<Value extends string | bigint>(one: Value, other: Value): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What a payment needs for an item: what is open of it less its discount, signed as the item. */
export function toPay({ open: whole, discount }: PayableItem): bigint {
  return whole - (discount?.amount ?? 0n);
}

function isDue({ dueDate, discount }: PayableItem, { dueBy, discountBy }: ProposalRule): boolean {
  return (
    dueDate <= dueBy || (discount !== undefined && discountBy !== undefined && discount.until <= discountBy)
  );
}

function beyondBounds({ open }: PayableItem, { minimum, maximum }: ProposalRule): SkipReason | undefined {
  if (open > 0n) return undefined;
  if (minimum !== undefined && magnitude(open) < minimum) return { kind: "belowMinimum" };
  if (maximum !== undefined && magnitude(open) > maximum) return { kind: "aboveMaximum" };
  return undefined;
}
