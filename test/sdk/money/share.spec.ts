import { allocate, divideRounded, proportion } from "@contrapost/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { thrownError } from "../errors/thrown-error.js";

const anyTotal = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const anyWeight = fc.oneof(fc.bigInt({ min: 0n, max: 3n }), fc.bigInt({ min: 0n, max: 2n ** 63n }));
const size = (value: bigint) => (value < 0n ? -value : value);

describe("proportion", () => {
  it("gives a part its rounded share", () => {
    expect(proportion(10530n, 4000n, 10000n)).to.equal(4212n);
    expect(proportion(-10531n, 5000n, 10000n)).to.equal(-5266n);
    expect(proportion(10531n, -5000n, -10000n)).to.equal(5266n);
    expect(proportion(10531n, 0n, 10000n)).to.equal(0n);
  });

  it("gives the whole exactly the total, even where nothing is left to share", () => {
    expect(proportion(10531n, 3n, 3n)).to.equal(10531n);
    expect(proportion(-7n, 0n, 0n)).to.equal(-7n);
    expect(() => proportion(1n, 1n, 0n)).to.throw(RangeError, "Division by zero");
  });

  it("gives a part no less than nothing and no more than the total", () => {
    fc.assert(
      fc.property(anyTotal, anyWeight, anyWeight, (total, part, rest) => {
        const share = proportion(total, part, part + rest);
        expect(size(share) <= size(total) && share * total >= 0n).to.equal(true);
      }),
    );
  });

  it("leaves nothing over when every share is taken from what is still open", () => {
    fc.assert(
      fc.property(
        anyTotal,
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 1 }),
        (total, parts) => {
          let open = total;
          let openParts = parts.reduce((sum, part) => sum + part, 0n);
          for (const part of parts) {
            open -= proportion(open, part, openParts);
            openParts -= part;
          }
          expect(open).to.equal(0n);
        },
      ),
    );
  });
});

describe("allocate", () => {
  it("shares out by weight, to the last unit", () => {
    expect(allocate(100n, [1n, 1n, 1n])).to.deep.equal([33n, 34n, 33n]);
    expect(allocate(-100n, [1n, 1n, 1n])).to.deep.equal([-33n, -34n, -33n]);
    expect(allocate(5n, [0n, 3n, 0n, 7n, 0n])).to.deep.equal([0n, 2n, 0n, 3n, 0n]);
    expect(allocate(1n, [1n, 1n])).to.deep.equal([1n, 0n]);
    expect(allocate(70n, [100n, -30n])).to.deep.equal([100n, -30n]);
  });

  it("shares out nothing to anybody", () => {
    expect(allocate(0n, [])).to.deep.equal([]);
    expect(allocate(0n, [0n, 0n])).to.deep.equal([0n, 0n]);
  });

  it("refuses to share something out among nobody", () => {
    const refusal = {
      code: "CP_ALLOCATION_IMPOSSIBLE",
      message: "The amount 5 cannot be shared out, because the weights add up to zero.",
      mend: "Give at least one weight, and weights whose sum is not zero.",
      facts: { amount: "5" },
    };
    expect(thrownError(() => allocate(5n, []))).to.deep.equal(refusal);
    expect(thrownError(() => allocate(5n, [1n, -1n]))).to.deep.equal(refusal);
  });

  it("gives shares that add up, each within one unit of its exact value and of the total's sign", () => {
    const weights = fc.array(anyWeight, { minLength: 1 }).filter((all) => all.some((weight) => weight > 0n));
    fc.assert(
      fc.property(anyTotal, weights, (total, all) => {
        const shares = allocate(total, all);
        const whole = all.reduce((sum, weight) => sum + weight, 0n);
        expect(shares.reduce((sum, share) => sum + share, 0n)).to.equal(total);
        shares.forEach((share, index) => {
          const exact = total * all[index]!;
          expect(size(share * whole - exact) <= whole).to.equal(true);
          expect(share * total >= 0n).to.equal(true);
          if (all[index] === 0n) expect(share).to.equal(0n);
        });
      }),
    );
  });

  it("gives one weight alone everything", () => {
    fc.assert(
      fc.property(anyTotal, fc.bigInt({ min: 1n, max: 2n ** 63n }), (total, weight) => {
        expect(allocate(total, [weight])).to.deep.equal([total]);
        expect(divideRounded(total * weight, weight)).to.equal(total);
      }),
    );
  });
});
