import { expect } from "chai";
import fc from "fast-check";
import { addDays, availableDiscount, discountOn, grantDiscount } from "#host/ledger/cash-discount.js";

const twoTiers = [
  { days: 10, percent: 20_000n },
  { days: 20, percent: 10_000n },
];

describe("cash discount", () => {
  it("works the dates and amounts out from the invoice's date and amount, with its sign", () => {
    expect(grantDiscount(-10005n, "2024-02-25", twoTiers)).to.deep.equal([
      { until: "2024-03-06", amount: -200n },
      { until: "2024-03-16", amount: -100n },
    ]);
  });

  it("rounds half away from zero and grants nothing where it comes to nothing", () => {
    expect(grantDiscount(25n, "2024-03-01", twoTiers)).to.deep.equal([{ until: "2024-03-11", amount: 1n }]);
  });

  it("counts days over months, years and leap days, up to the last date there is", () => {
    expect(addDays("2023-12-31", 1)).to.equal("2024-01-01");
    expect(addDays("2024-02-28", 1)).to.equal("2024-02-29");
    expect(addDays("9999-12-30", 30)).to.equal("9999-12-31");
  });

  it("offers the tier whose date has not passed, and nothing after the last", () => {
    const state = { tiers: grantDiscount(10000n, "2024-03-01", twoTiers), taken: 0n };
    expect(availableDiscount(state, 10000n, "2024-03-11", "normal")).to.equal(200n);
    expect(availableDiscount(state, 10000n, "2024-03-12", "normal")).to.equal(100n);
    expect(availableDiscount(state, 10000n, "2024-03-22", "normal")).to.equal(0n);
    expect(availableDiscount(state, 10000n, "2024-03-22", "always")).to.equal(100n);
    expect(availableDiscount(state, 10000n, "2024-03-05", "never")).to.equal(0n);
  });

  it("offers no more than part payments have left of it, nor more than is open", () => {
    const state = { tiers: grantDiscount(10000n, "2024-03-01", twoTiers), taken: 120n };
    expect(availableDiscount(state, 4000n, "2024-03-11", "normal")).to.equal(80n);
    expect(availableDiscount(state, 50n, "2024-03-11", "normal")).to.equal(50n);
    expect(availableDiscount(state, 4000n, "2024-03-15", "normal")).to.equal(0n);
  });

  it("goes whole with what closes the invoice, and by its share with less where the company allows that", () => {
    expect(discountOn(9800n, 10000n, 200n, false)).to.equal(200n);
    expect(discountOn(9900n, 10000n, 200n, false)).to.equal(200n);
    expect(discountOn(4900n, 10000n, 200n, true)).to.equal(100n);
    expect(discountOn(4900n, 10000n, 200n, false)).to.equal(0n);
  });

  it("is not taken where all that is open is paid", () => {
    expect(discountOn(-10000n, -10000n, -200n, true)).to.equal(0n);
  });

  it("is used up exactly by part payments that close the invoice, and never passes what is open", () => {
    const whole = fc.bigInt({ min: 1n, max: 10n ** 12n });
    const percent = fc.bigInt({ min: 0n, max: 999_999n });
    const parts = fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { maxLength: 6 });
    fc.assert(
      fc.property(whole, percent, parts, fc.boolean(), (amount, ppm, shares, negative) => {
        const sign = negative ? -1n : 1n;
        const tiers = grantDiscount(sign * amount, "2024-03-01", [{ days: 10, percent: ppm }]);
        const granted = tiers[0]?.amount ?? 0n;
        let open = sign * amount;
        let taken = 0n;
        const pay = (paid: bigint): void => {
          const available = availableDiscount({ tiers, taken }, open, "2024-03-05", "normal");
          const discount = discountOn(paid, open, available, true);
          open -= paid + discount;
          taken += discount;
          expect(open * sign >= 0n).to.equal(true);
          expect(taken * sign <= granted * sign).to.equal(true);
        };
        for (const share of shares) {
          const available = availableDiscount({ tiers, taken }, open, "2024-03-05", "normal");
          pay(((open - available) * BigInt(Math.round(share * 1000))) / 1000n);
        }
        pay(open - availableDiscount({ tiers, taken }, open, "2024-03-05", "normal"));
        expect({ open, taken }).to.deep.equal({ open: 0n, taken: granted });
      }),
    );
  });
});
