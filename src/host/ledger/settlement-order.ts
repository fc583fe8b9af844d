import type { DiscountTier } from "./cash-discount.js";

/** In which order open transactions are settled by themselves. */
export const settlementOrders = [
  "dueDate",
  "discountDate",
  "oldest",
  "newest",
] as const satisfies readonly SettlementOrder[];

/**
 * `dueDate`: what is due first; `discountDate`: what a discount can still be taken of, the one that ends first before
 * the others; `oldest` and `newest`: by the date of the transaction.
 */
export type SettlementOrder = "dueDate" | "discountDate" | "oldest" | "newest";

/** The order of a party that says nothing else. */
export const usualSettlementOrder: SettlementOrder = "dueDate";

/** A transaction as far as its turn depends on it. */
export interface OrderedItem {
  readonly id: number;
  readonly date: string;
  readonly dueDate: string;
  readonly discounts: readonly DiscountTier[] | undefined;
}

/** Sorted by what the order looks at, as of a day, and then as they were posted. */
export function inSettlementOrder<Item extends OrderedItem>(
  items: readonly Item[],
  order: SettlementOrder,
  day: string,
): readonly Item[] {
  const turn = order === "newest" ? -1 : 1;
  return [...items].sort((a, b) => {
    const [own, other] = [sortKey(a, order, day), sortKey(b, order, day)];
    if (own === other) return turn * (a.id - b.id);
    return own < other ? -turn : turn;
  });
}

function sortKey({ date, dueDate, discounts }: OrderedItem, order: SettlementOrder, day: string): string {
  if (order === "dueDate") return dueDate;
  if (order !== "discountDate") return date;
  const until = discounts?.find((tier) => tier.until >= day)?.until;
  // Letters sort after the digits of dates.
  return until ?? `due ${dueDate}`;
}
