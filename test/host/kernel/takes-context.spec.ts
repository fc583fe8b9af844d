import { expect } from "chai";
import { takesContext } from "#host/kernel/dispatch/takes-context.js";

/* eslint-disable prefer-rest-params -- only their heads matter */
const blind = {
  "a function": function note(_journal: unknown) {},
  "a function of nothing": function note() {},
  "an asynchronous function": async function note(_journal: unknown) {},
  "an arrow": (_journal: unknown) => undefined,
  "an asynchronous arrow": async (_journal: unknown) => undefined,
  "a method": { note(this: void, _journal: unknown) {} }.note,
  "a function that takes its payload apart": function note({ number: _number }: { number: string }) {},
};

const seeing = {
  "two parameters": function note(_journal: unknown, _context: unknown) {},
  "a default": function note(_journal?: unknown, _context = {}) {},
  "a default within a pattern": function note({ number: _number = (() => "1")() }: { number?: string }) {},
  "the rest": (..._all: unknown[]) => undefined,
  arguments: function note(_journal: unknown) {
    return arguments[1] as unknown;
  },
  "a bound function": function note(_journal: unknown, _context: unknown) {}.bind(undefined),
  "a proxy": new Proxy(function note(_journal: unknown, _context: unknown) {}, {}),
};

describe("whether a handler takes its context", () => {
  for (const [name, handler] of Object.entries(blind)) {
    it(`is seen not to: ${name}`, () => expect(takesContext(handler)).to.equal(false));
  }
  for (const [name, handler] of Object.entries(seeing)) {
    it(`is taken to: ${name}`, () => expect(takesContext(handler)).to.equal(true));
  }
});
