import {
  absolute,
  add,
  compare,
  isZero,
  type Money,
  money,
  negate,
  smallestAmount,
  subtract,
} from "@contrapost/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { thrownError } from "../errors/thrown-error.js";

const eur = (amount: bigint) => money("EUR", amount);
// Three of them still fit 64 bits together.
const anyEuro = fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }).map(eur);

describe("money", () => {
  it("is a frozen amount of a known currency", () => {
    expect(eur(10000n)).to.deep.equal({ currency: "EUR", amount: 10000n });
    expect(eur(10000n)).to.be.frozen;
    expect(thrownError(() => money("EURO", 1n)).message).to.equal('"EURO" is not a currency.');
  });

  it("fits 64 bits", () => {
    expect(thrownError(() => money("JPY", 2n ** 63n)).message).to.equal(
      "The amount 9223372036854775808 JPY is too large.",
    );
    const most = eur(2n ** 63n - 1n);
    expect(thrownError(() => add(most, eur(1n))).message).to.equal(
      "The amount 92233720368547758.08 EUR is too large.",
    );
    expect(thrownError(() => subtract(negate(most), eur(2n))).message).to.equal(
      "The amount -92233720368547758.09 EUR is too large.",
    );
    expect(thrownError(() => negate(eur(smallestAmount))).code).to.equal("CP_AMOUNT_TOO_LARGE");
    expect(thrownError(() => absolute(eur(smallestAmount))).code).to.equal("CP_AMOUNT_TOO_LARGE");
  });

  it("adds, subtracts, turns round and compares", () => {
    expect(add(eur(150n), eur(-50n))).to.deep.equal(eur(100n));
    expect(subtract(eur(150n), eur(250n))).to.deep.equal(eur(-100n));
    expect(negate(eur(150n))).to.deep.equal(eur(-150n));
    expect([eur(-150n), eur(150n), eur(0n)].map(absolute)).to.deep.equal([eur(150n), eur(150n), eur(0n)]);
    expect([isZero(eur(0n)), isZero(eur(-1n))]).to.deep.equal([true, false]);
    expect([eur(2n), eur(-3n), eur(0n)].sort(compare)).to.deep.equal([eur(-3n), eur(0n), eur(2n)]);
    expect(compare(eur(2n), eur(2n))).to.equal(0);
  });

  it("refuses to mix currencies, when compiled and when run", () => {
    const one = eur(10000n);
    const other = money("USD", 10530n);
    // @ts-expect-error euros and dollars do not add up
    const adding = () => add(one, other);
    // @ts-expect-error nor subtract
    const subtracting = () => subtract(one, other);
    // @ts-expect-error nor compare
    const comparing = () => compare(one, other);
    for (const mixing of [adding, subtracting, comparing]) {
      expect(thrownError(mixing)).to.deep.equal({
        code: "CP_CURRENCY_MISMATCH",
        message: "100.00 EUR and 105.30 USD cannot be combined.",
        mend: "Convert one of the two amounts into the currency of the other first.",
        facts: { left: "100.00 EUR", right: "105.30 USD" },
      });
    }
  });

  it("refuses to mix currencies that only the run knows", () => {
    const amounts: readonly Money[] = [eur(1n), money("JPY", 1n)];
    expect(thrownError(() => amounts.reduce(add)).message).to.equal("0.01 EUR and 1 JPY cannot be combined.");
  });

  it("keeps the literal currency in its type", () => {
    const sum: Money<"EUR"> = add(eur(1n), negate(absolute(eur(2n))));
    expect(sum).to.deep.equal(eur(-1n));
    // @ts-expect-error a sum of euros is no dollar
    const wrong: Money<"USD"> = sum;
    expect(wrong).to.equal(sum);
  });

  it("takes no floating point number", () => {
    // @ts-expect-error an amount is a bigint of minor units
    expect(thrownError(() => money("EUR", 1.5)).message).to.equal('"1.5" is not an amount.');
  });

  it("adds in any order and grouping", () => {
    fc.assert(
      fc.property(anyEuro, anyEuro, anyEuro, (a, b, c) => {
        expect(add(a, b)).to.deep.equal(add(b, a));
        expect(add(add(a, b), c)).to.deep.equal(add(a, add(b, c)));
        expect(subtract(add(a, b), b)).to.deep.equal(a);
        expect(compare(a, b)).to.equal(-compare(b, a) || 0);
      }),
    );
  });
});
