import type { HandlerWatch } from "@contrapost/sdk";
import { expect } from "chai";
import { ScopeGuard } from "#host/posting/handler-scope.js";

function watch(): HandlerWatch {
  return {
    hook: "onGeneralJournalPosted",
    handler: { plugin: "treasury", handler: "note" },
    signal: new AbortController().signal,
    used: () => undefined,
    during: (work) => work,
    within: (work) => work,
    usedLate: () => undefined,
  };
}

describe("guard of a handler's context", () => {
  it("hands out the handler's own signal, also after its end", () => {
    const own = watch();
    const guard = new ScopeGuard(own);
    expect(guard.signal).to.equal(own.signal);
    guard.close();
    expect(guard.signal).to.equal(own.signal);
  });

  it("tells a handler that asks for its signal only after its end that it is over", () => {
    const guard = new ScopeGuard(watch());
    guard.close();
    expect(guard.signal.aborted).to.equal(true);
    expect((guard.signal.reason as Error).message).to.equal(
      "onGeneralJournalPosted: the handler note of plugin treasury used its context after it had ended.",
    );
  });
});
