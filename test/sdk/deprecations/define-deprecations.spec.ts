import { defineDeprecations } from "@contrapost/sdk";
import { expect } from "chai";

const warnDeprecated = defineDeprecations({
  SPEC_DEP_001: {
    what: "The setting limit",
    since: "1.2.0",
    removedIn: "2.0.0",
    instead: "Use limits, which has one for each currency.",
  },
  SPEC_DEP_002: {
    what: "The event treasury.limit",
    since: "1.3.0",
    removedIn: "2.0.0",
    instead: "Use treasury.limitBreach.",
  },
});

/** What the process warns of while `work` runs; nothing is printed. */
function warningsOf(work: () => void): readonly unknown[] {
  const emitWarning = Reflect.get(process, "emitWarning");
  const heard: unknown[] = [];
  process.emitWarning = (...warning: unknown[]) => void heard.push(warning);
  try {
    work();
    return heard;
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** A warning of the event treasury.limit, as the process gets it. */
function warningOfEvent(user: string): readonly unknown[] {
  const message = `The event treasury.limit${user} is deprecated since 1.3.0 and will be gone in 2.0.0. Use treasury.limitBreach.`;
  return [message, { type: "DeprecationWarning", code: "SPEC_DEP_002" }];
}

describe("defineDeprecations", () => {
  it("warns with the code, what it is, who uses it, until when it works and what to use instead", () => {
    expect(warningsOf(() => warnDeprecated("SPEC_DEP_001", { plugin: "treasury" }))).to.deep.equal([
      [
        "The setting limit, used by the plugin treasury, is deprecated since 1.2.0 and will be gone in 2.0.0. Use limits, which has one for each currency.",
        { type: "DeprecationWarning", code: "SPEC_DEP_001" },
      ],
    ]);
  });

  it("warns once in a process of each code and plugin", () => {
    const use = (): void => {
      warnDeprecated("SPEC_DEP_002", { plugin: "desk" });
      warnDeprecated("SPEC_DEP_002", { plugin: "bank" });
      warnDeprecated("SPEC_DEP_002");
    };
    const once = [
      warningOfEvent(", used by the plugin desk,"),
      warningOfEvent(", used by the plugin bank,"),
      warningOfEvent(""),
    ];
    expect(warningsOf(() => [use, use].forEach((each) => each()))).to.deep.equal(once);
  });

  it("takes no code that the table does not have", () => {
    // @ts-expect-error: the table has no such code.
    const wrong = (): void => warnDeprecated("SPEC_DEP_003");
    expect(wrong).to.throw(TypeError);
  });
});
