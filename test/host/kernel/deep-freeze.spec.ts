import { deepFreeze } from "#host/kernel/deep-freeze.js";
import { expect } from "chai";

describe("deepFreeze", () => {
  it("freezes a value and all that it holds, also within what was frozen before", () => {
    const marks = [{ transaction: 1, amount: 5n }];
    const line = Object.freeze({ line: 1, marks });
    const payload = deepFreeze({ lines: [line], note: null, text: "x" });

    expect(payload).to.be.frozen;
    expect(payload.lines).to.be.frozen;
    expect(marks).to.be.frozen;
    expect(marks[0]).to.be.frozen;
    expect(() => (marks[0]!.amount = 6n)).to.throw(TypeError, "read only property 'amount'");
  });

  it("ends where objects hold each other, frozen or not", () => {
    const one: Record<string, unknown> = {};
    const other = { one };
    one["other"] = other;
    Object.freeze(other);

    expect(deepFreeze(one)).to.equal(one);
    expect(one).to.be.frozen;
    expect(deepFreeze(other)).to.equal(other);
  });

  it("leaves bytes alone, which cannot be frozen", () => {
    expect(deepFreeze({ bytes: new Uint8Array([1]) }).bytes[0]).to.equal(1);
  });
});
