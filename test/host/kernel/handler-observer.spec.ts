import { type HandlerFunction, onGeneralJournalPosted, type Phase } from "@contrapost/sdk";
import { expect } from "chai";
import { type HandlerObserver, observed } from "#host/kernel/dispatch/handler-observer.js";
import { takesContext } from "#host/kernel/dispatch/takes-context.js";

const bound = { hook: onGeneralJournalPosted, ref: { plugin: "audit", handler: "look" } };

describe("an observed handler", () => {
  const seen: unknown[] = [];
  const observer: HandlerObserver = {
    call(about, call) {
      seen.push(about);
      return call();
    },
    gaveUp: (_result, _error, goOn) => goOn(),
  };
  beforeEach(() => seen.splice(0));

  it("is the handler itself where nobody looks", () => {
    const handler = () => undefined;
    expect(observed({ ...bound, handler }, undefined)).to.equal(handler);
  });

  it("gets and answers what the handler would", () => {
    const handler = (...all: unknown[]) => all as unknown as undefined;
    const call = observed({ ...bound, handler }, observer);
    expect(call("payload" as never, "context" as never)).to.deep.equal(["payload", "context"]);
    expect(seen).to.deep.equal([bound]);
  });

  it("takes a context only where the handler does, so that none is made in vain", () => {
    const takes = (handler: HandlerFunction<Phase, never>) =>
      takesContext(observed({ ...bound, handler }, observer));
    const plain = takes(function look(_payload) {
      return undefined;
    });
    const withContext = takes(function look(_payload, _context) {
      return undefined;
    });
    expect({ plain, withContext }).to.deep.equal({ plain: false, withContext: true });
  });
});
