import { expect } from "chai";
import fc from "fast-check";
import type { OpenItem } from "#host/ledger/open-item.js";
import {
  realizedBy,
  type Settled,
  settle,
  settleInTurn,
  type SettlementRequest,
} from "#host/ledger/settle.js";

function item(open: bigint, openAccounting: bigint): OpenItem {
  return { open, openAccounting };
}

/** What all settlements realized together. */
function realized({ settlements }: Settled<OpenItem>): bigint {
  return settlements.reduce((sum, settlement) => sum + realizedBy(settlement), 0n);
}

describe("settle", () => {
  it("closes an invoice by its payment and realizes the difference between the two rates", () => {
    const invoice = item(-10000n, -11000n);
    const settled = settle({ open: 10000n, openAccounting: 10800n }, [{ item: invoice, amount: -10000n }]);
    expect(settled).to.deep.equal({
      settlements: [
        {
          item: invoice,
          amount: -10000n,
          paymentAmount: 10000n,
          itemAccounting: -11000n,
          paymentAccounting: 10800n,
          adjustments: [],
          firstEntry: 0,
          entryCount: 0,
        },
      ],
      rest: { open: 0n, openAccounting: 0n },
    });
    expect(realized(settled)).to.equal(-200n);
  });

  it("gives the customer's side the opposite result at the same rates", () => {
    const invoice = item(10000n, 11000n);
    const settled = settle({ open: -10000n, openAccounting: -10800n }, [{ item: invoice, amount: 10000n }]);
    expect(realized(settled)).to.equal(200n);
  });

  it("takes the rounded share for a part, and what is left for the last part", () => {
    const first = settle({ open: 3333n, openAccounting: 3666n }, [
      { item: item(-10000n, -11001n), amount: -3333n },
    ]);
    expect(first.settlements[0]?.itemAccounting).to.equal(-3667n);
    const rest = item(-6667n, -11001n + 3667n);
    const last = settle({ open: 6667n, openAccounting: 7000n }, [{ item: rest, amount: -6667n }]);
    expect(last.settlements[0]?.itemAccounting).to.equal(-7334n);
  });

  it("leaves an over-payment open on the payment, at the payment's own rate", () => {
    const settled = settle({ open: 11000n, openAccounting: 12100n }, [
      { item: item(-10000n, -10500n), amount: -10000n },
    ]);
    expect(settled.rest).to.deep.equal({ open: 1000n, openAccounting: 1100n });
    expect(realized(settled)).to.equal(500n);
  });

  it("lets a credit note widen what the payment settles, whatever order they come in", () => {
    const invoice = item(-10000n, -11000n);
    const creditNote = item(3000n, 3300n);
    const settled = settle({ open: 7000n, openAccounting: 7700n }, [
      { item: invoice, amount: -10000n },
      { item: creditNote, amount: 3000n },
    ]);
    expect(settled.rest).to.deep.equal({ open: 0n, openAccounting: 0n });
    expect(settled.settlements.map(({ item: settledItem, amount }) => [settledItem, amount])).to.deep.equal([
      [creditNote, 3000n],
      [invoice, -10000n],
    ]);
    expect(realized(settled)).to.equal(0n);
  });

  it("settles nothing without requests", () => {
    const payment = { open: 100n, openAccounting: 110n };
    expect(settle(payment, [])).to.deep.equal({ settlements: [], rest: payment });
  });

  it("neither makes nor loses money, in any sequence of part payments at any rates", () => {
    const parts = fc.array(
      fc.record({ part: fc.bigInt(1n, 10n ** 9n), accounting: fc.bigInt(1n, 10n ** 10n) }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(parts, fc.bigInt(1n, 10n ** 11n), fc.boolean(), (payments, invoiceAccounting, vendor) => {
        const sign = vendor ? -1n : 1n;
        const total = payments.reduce((sum, { part }) => sum + part, 0n);
        const open = { amount: sign * total, accounting: sign * invoiceAccounting };
        let control = open.accounting;
        for (const { part, accounting } of payments) {
          const request: SettlementRequest<OpenItem> = {
            item: item(open.amount, open.accounting),
            amount: sign * part,
          };
          const settled = settle({ open: -sign * part, openAccounting: -sign * accounting }, [request]);
          expect(settled.rest).to.deep.equal({ open: 0n, openAccounting: 0n });
          const [settlement] = settled.settlements;
          open.amount -= settlement?.amount ?? 0n;
          open.accounting -= settlement?.itemAccounting ?? 0n;
          control += -sign * accounting - realized(settled);
          // What the party's account holds is what is open on it.
          expect(control).to.equal(open.accounting);
        }
        expect(open).to.deep.equal({ amount: 0n, accounting: 0n });
      }),
    );
  });
});

describe("settleInTurn", () => {
  it("pays in the order given, and only what the payment covers", () => {
    const [first, second, third] = [item(-300n, -300n), item(-400n, -400n), item(-500n, -500n)];
    expect(settleInTurn({ open: 900n, openAccounting: 0n }, [first, second, third])).to.deep.equal([
      { item: first, amount: -300n },
      { item: second, amount: -400n },
      { item: third, amount: -200n },
    ]);
  });

  it("passes over credit notes and closed items", () => {
    const [creditNote, closed, invoice] = [item(300n, 300n), item(0n, 0n), item(-300n, -300n)];
    expect(settleInTurn({ open: 100n, openAccounting: 0n }, [creditNote, closed, invoice])).to.deep.equal([
      { item: invoice, amount: -100n },
    ]);
  });

  it("serves the customer's side alike", () => {
    const invoice = item(300n, 300n);
    expect(settleInTurn({ open: -500n, openAccounting: 0n }, [invoice])).to.deep.equal([
      { item: invoice, amount: 300n },
    ]);
  });
});
