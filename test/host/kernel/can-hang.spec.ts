import { Readable } from "node:stream";
import { expect } from "chai";
import { canHang } from "#host/kernel/dispatch/can-hang.js";

const prompt = {
  "an asynchronous function": async function note(_journal: unknown) {},
  "one that takes its payload apart": async function note({ number: _number }: { number: string }) {},
  "one that throws": async function note() {
    throw new Error("no");
  },
  "an asynchronous arrow with a block": async (_journal: unknown) => {
    void 0;
  },
  "an asynchronous method": { async note(this: void, _journal: unknown) {} }.note,
};

const slow = {
  "a function, whose result may be a promise": function note() {},
  "one that awaits": async function note() {
    await Promise.resolve();
  },
  "one that returns what may be a promise": async function note() {
    return Promise.resolve();
  },
  "one with a function that returns something": async function note() {
    [1].map(function twice(value) {
      return 2 * value;
    });
  },
  "one that awaits in a loop": async function note() {
    for await (const one of Readable.from([])) expect(one).to.equal(undefined);
  },
  "an asynchronous arrow that is an expression": async (_journal: unknown) => Promise.resolve(),
  "an asynchronous generator": async function* note() {},
  "one with a default": async function note(_journal = (() => 1)()) {},
  "a bound function": async function note(_journal: unknown) {}.bind(undefined),
  "a proxy": new Proxy(async function note(_journal: unknown) {}, {}),
};

describe("whether a handler can hang", () => {
  for (const [name, handler] of Object.entries(prompt)) {
    it(`is seen not to: ${name}`, () => expect(canHang(handler)).to.equal(false));
  }

  for (const [name, handler] of Object.entries(slow)) {
    it(`is taken to: ${name}`, () => expect(canHang(handler)).to.equal(true));
  }
});
