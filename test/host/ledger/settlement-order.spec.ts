import { expect } from "chai";
import { inSettlementOrder, type OrderedItem, type SettlementOrder } from "#host/ledger/settlement-order.js";

function item(id: number, date: string, dueDate: string, ...until: readonly string[]): OrderedItem {
  const discounts = until.map((day) => ({ until: day, amount: 200n }));
  return { id, date, dueDate, discounts: until.length === 0 ? undefined : discounts };
}

/** Posted in the order of their numbers, which is none of the orders. */
const items = [
  item(1, "2024-03-03", "2024-05-01", "2024-03-10", "2024-03-20"),
  item(2, "2024-03-01", "2024-04-01"),
  item(3, "2024-03-02", "2024-04-01", "2024-03-18"),
  item(4, "2024-03-02", "2024-03-31", "2024-03-14"),
];

function sorted(order: SettlementOrder): readonly number[] {
  return inSettlementOrder(items, order, "2024-03-15").map(({ id }) => id);
}

describe("inSettlementOrder", () => {
  it("takes what is due first, and of one day what was posted first", () => {
    expect(sorted("dueDate")).to.deep.equal([4, 2, 3, 1]);
  });

  it("takes first what gives a discount for the shortest time yet, then what is due first", () => {
    expect(sorted("discountDate")).to.deep.equal([3, 1, 4, 2]);
  });

  it("takes the oldest documents first, and of one day what was posted first", () => {
    expect(sorted("oldest")).to.deep.equal([2, 3, 4, 1]);
  });

  it("takes the newest documents first, and of one day what was posted last", () => {
    expect(sorted("newest")).to.deep.equal([1, 4, 3, 2]);
  });
});
