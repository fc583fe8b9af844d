import { divideRounded } from "@contrapost/sdk";
import { expect } from "chai";
import fc from "fast-check";

const anyInteger = fc.bigInt({ min: -(2n ** 120n), max: 2n ** 120n });
const smallInteger = fc.bigInt({ min: -50n, max: 50n });
const anyPair = fc
  .oneof(fc.tuple(anyInteger, anyInteger), fc.tuple(smallInteger, smallInteger))
  .filter(([, denominator]) => denominator !== 0n);
const size = (value: bigint) => (value < 0n ? -value : value);

describe("divideRounded", () => {
  it("rounds half away from zero", () => {
    const cases: readonly (readonly [numerator: bigint, denominator: bigint, quotient: bigint])[] = [
      [6n, 3n, 2n],
      [5n, 2n, 3n],
      [-5n, 2n, -3n],
      [5n, -2n, -3n],
      [-5n, -2n, 3n],
      [7n, 3n, 2n],
      [8n, 3n, 3n],
      [-7n, 3n, -2n],
      [-8n, 3n, -3n],
      [1n, 2n, 1n],
      [-1n, 2n, -1n],
      [1n, 3n, 0n],
      [-1n, 3n, 0n],
      [0n, 7n, 0n],
    ];
    expect(cases.map(([n, d]) => [n, d, divideRounded(n, d)])).to.deep.equal(cases);
  });

  it("treats both signs alike", () => {
    fc.assert(
      fc.property(anyPair, ([n, d]) => {
        const quotient = divideRounded(n, d);
        expect(divideRounded(-n, d)).to.equal(-quotient);
        expect(divideRounded(n, -d)).to.equal(-quotient);
      }),
    );
  });

  it("is never further from the exact value than half, and at the half is the larger one", () => {
    fc.assert(
      fc.property(anyPair, ([n, d]) => {
        const quotient = divideRounded(n, d);
        const twiceOff = size(quotient * d - n) * 2n;
        expect(twiceOff <= size(d)).to.equal(true);
        if (twiceOff === size(d)) expect(size(quotient * d) > size(n)).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });

  it("takes a zero denominator for a fault of the caller", () => {
    expect(() => divideRounded(1n, 0n)).to.throw(RangeError, "Division by zero");
  });
});
