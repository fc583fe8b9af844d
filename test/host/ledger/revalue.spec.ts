import { rateFraction } from "@contrapost/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { type ForeignBalance, unrealizedDifference } from "#host/ledger/revalue.js";

const rate = (mantissa: bigint) => rateFraction({ mantissa, scale: 4 });

describe("unrealizedDifference", () => {
  const owed: ForeignBalance = { currency: "EUR", amount: -100000n, value: -108130n };
  const owned: ForeignBalance = { currency: "EUR", amount: 100000n, value: 108130n };

  it("is a gain where what is owed is worth less, a loss where what is owned is", () => {
    expect(unrealizedDifference(owed, "USD", rate(10811n))).to.equal(20n);
    expect(unrealizedDifference(owned, "USD", rate(10811n))).to.equal(-20n);
  });

  it("is a loss where what is owed is worth more, a gain where what is owned is", () => {
    expect(unrealizedDifference(owed, "USD", rate(10892n))).to.equal(-790n);
    expect(unrealizedDifference(owned, "USD", rate(10892n))).to.equal(790n);
  });

  it("values in the decimals of both currencies", () => {
    const yen: ForeignBalance = { currency: "JPY", amount: 100000n, value: 250_000n };
    // 100000 yen at 0.0025 dinars are 250.000; the books say the same.
    expect(unrealizedDifference(yen, "BHD", rate(25n))).to.equal(0n);
  });

  const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
  const mantissa = fc.bigInt({ min: 1n, max: 10n ** 7n });
  const balance = fc.record({
    currency: fc.constantFrom("EUR", "JPY", "BHD"),
    amount,
    value: amount,
  });

  it("leads to the rate's value, from where no further revaluation changes it, and back again", () => {
    fc.assert(
      fc.property(balance, mantissa, fc.constantFrom("USD", "JPY", "BHD"), (one, number, currency) => {
        const conversion = rate(number);
        const difference = unrealizedDifference(one, currency, conversion);
        const revalued = { ...one, value: one.value + difference };
        expect(unrealizedDifference(revalued, currency, conversion)).to.equal(0n);
        // What is taken back leaves the books as if there had been no revaluation: the next one finds the same.
        const reversed = { ...revalued, value: revalued.value - difference };
        expect(unrealizedDifference(reversed, currency, conversion)).to.equal(difference);
      }),
    );
  });
});
