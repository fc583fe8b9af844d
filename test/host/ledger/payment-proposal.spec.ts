import { expect } from "chai";
import fc from "fast-check";
import {
  type PayableItem,
  proposalOrders,
  proposePayments,
  type ProposalRule,
} from "#host/ledger/payment-proposal.js";

const rule: ProposalRule = { dueBy: "2024-03-31", order: "dueDate", perInvoice: false };

function anItem(id: number, open: bigint, more: Partial<PayableItem> = {}): PayableItem {
  return { id, vendor: "V1", invoice: `I-${id}`, currency: "EUR", open, dueDate: "2024-03-01", ...more };
}

/** What is paid, as texts, and why the rest is not. */
function shown(items: readonly PayableItem[], changes: Partial<ProposalRule> = {}): unknown {
  const { payments, skipped } = proposePayments(items, { ...rule, ...changes });
  return [
    payments.map(({ vendor, amount, items: paid }) => [vendor, amount, ...paid.map(({ id }) => id)]),
    skipped.map(({ item, why }) => [item.id, why.kind]),
  ];
}

describe("a payment proposal", () => {
  it("pays a vendor once for each currency, what is due alone", () => {
    const items = [
      anItem(1, -100n),
      anItem(2, -50n, { currency: "USD" }),
      anItem(3, -70n, { vendor: "V0" }),
      anItem(4, -90n, { dueDate: "2024-04-01" }),
      anItem(5, -30n),
    ];
    expect(shown(items)).to.deep.equal([
      [
        ["V0", 70n, 3],
        ["V1", 130n, 1, 5],
        ["V1", 50n, 2],
      ],
      [],
    ]);
  });

  it("pays nobody whose credit notes reach the invoices, and takes nothing from the limit for them", () => {
    const items = [anItem(1, -100n), anItem(2, 100n), anItem(3, -60n, { vendor: "V2" })];
    expect(shown(items, { limit: 60n })).to.deep.equal([
      [["V2", 60n, 3]],
      [
        [2, "nothingToPay"],
        [1, "nothingToPay"],
      ],
    ]);
  });

  it("counts what is left of a credit note when it looks at the limit", () => {
    const items = [anItem(1, -100n), anItem(2, 30n), anItem(3, -50n)];
    expect(shown(items, { limit: 70n })).to.deep.equal([[["V1", 70n, 2, 1]], [[3, "overLimit"]]]);
  });

  it("says first what the books say against an item", () => {
    const items = [
      anItem(1, -100n, { obstacle: { kind: "vendorOnHold" } }),
      anItem(2, -1n),
      anItem(3, -999n),
    ];
    expect(shown(items, { minimum: 10n, maximum: 500n })).to.deep.equal([
      [],
      [
        [1, "vendorOnHold"],
        [2, "belowMinimum"],
        [3, "aboveMaximum"],
      ],
    ]);
  });

  it("takes cash discounts, and what loses one by a date though it is due later", () => {
    const dueDate = "2024-04-30";
    const discount = { amount: -2n, until: "2024-03-10" };
    const items = [
      anItem(1, -100n, { discount }),
      anItem(2, -50n, { dueDate, discount }),
      anItem(3, -60n, { dueDate, discount: { amount: -1n, until: "2024-03-11" } }),
      anItem(4, -70n, { dueDate }),
    ];
    expect(shown(items, { discountBy: "2024-03-10", limit: 146n })).to.deep.equal([[["V1", 146n, 1, 2]], []]);
  });

  it("leaves credit notes open where each invoice is paid by itself", () => {
    expect(shown([anItem(1, -100n), anItem(2, 30n), anItem(3, -50n)], { perInvoice: true })).to.deep.equal([
      [
        ["V1", 100n, 1],
        ["V1", 50n, 3],
      ],
      [[2, "creditNoteAlone"]],
    ]);
  });

  it("accounts for every due item once, pays what items come to, and keeps to the limit", () => {
    const item = fc.record({
      vendor: fc.constantFrom("V1", "V2", "V3"),
      currency: fc.constantFrom("EUR", "USD"),
      open: fc.bigInt(-1000n, 400n).filter((amount) => amount !== 0n),
      dueDate: fc.constantFrom("2024-03-01", "2024-03-31", "2024-04-01"),
      obstacle: fc.option(fc.constant({ kind: "vendorOnHold" } as const), { nil: undefined, freq: 9 }),
    });
    const rules = fc.record({
      dueBy: fc.constant("2024-03-31"),
      minimum: fc.option(fc.bigInt(0n, 500n), { nil: undefined }),
      maximum: fc.option(fc.bigInt(100n, 1000n), { nil: undefined }),
      limit: fc.option(fc.bigInt(0n, 3000n), { nil: undefined }),
      order: fc.constantFrom(...proposalOrders),
      perInvoice: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), rules, (values, asked) => {
        const items = values.map((value, id) => ({ ...value, id, invoice: String(id) }));
        const { payments, skipped } = proposePayments(items, asked);
        const paid = payments.flatMap((payment) => payment.items);
        const due = items.filter(({ dueDate }) => dueDate <= asked.dueBy).map(({ id }) => id);
        const told = [...paid, ...skipped.map((left) => left.item)].map(({ id }) => id);
        expect(told.sort((a, b) => a - b)).to.deep.equal(due);
        for (const payment of payments) {
          const sum = payment.items.reduce((total, { open }) => total - open, 0n);
          expect(payment.amount).to.equal(sum);
          expect(payment.amount > 0n).to.equal(true);
          for (const { vendor, currency } of payment.items) {
            expect([vendor, currency]).to.deep.equal([payment.vendor, payment.currency]);
          }
        }
        const total = payments.reduce((sum, { amount }) => sum + amount, 0n);
        if (asked.limit !== undefined) expect(total <= asked.limit).to.equal(true);
      }),
    );
  });
});
