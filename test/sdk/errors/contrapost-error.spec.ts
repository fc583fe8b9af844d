import { ContrapostError, isContrapostError } from "@contrapost/sdk";
import { expect } from "chai";

describe("ContrapostError", () => {
  it("fills the message from the facts and carries code, mend and cause", () => {
    const cause = new Error("disk full");
    const facts = { where: "USMF, journal PAY-1, line 3", text: "1e3" };
    const error = new ContrapostError("CP_AMOUNT_INVALID", facts, { cause });

    expect(error).to.be.instanceOf(Error);
    expect(error.name).to.equal("ContrapostError");
    expect(error.code).to.equal("CP_AMOUNT_INVALID");
    expect(error.message).to.equal('USMF, journal PAY-1, line 3: "1e3" is not an amount.');
    expect(error.mend).to.equal(
      "Write a plain decimal such as 1234.50 or -1234.50, without exponent, plus sign, spaces or thousands separators; in YAML and JSON put it in quotes.",
    );
    expect(error.facts).to.deep.equal(facts);
    expect(error.problems).to.deep.equal([]);
    expect(error.cause).to.equal(cause);
    expect(error.stack?.split("\n")[0]).to.equal(`ContrapostError: ${error.message}`);
  });

  it("has no cause where none was given", () => {
    expect("cause" in new ContrapostError("CP_DATE_INVALID", { text: "x" })).to.equal(false);
  });

  it("fills the mend from the facts too", () => {
    const error = new ContrapostError("CP_AMOUNT_PRECISION", { currency: "EUR" });
    expect(error.mend).to.equal("Round the amount to the smallest unit of EUR.");
  });

  it("leaves out a place that is not known and begins with a capital", () => {
    const error = new ContrapostError("CP_AMOUNT_TOO_LARGE", { amount: "1", currency: "EUR" });
    expect(error.message).to.equal("The amount 1 EUR is too large.");
  });

  it("prints a missing fact as a question mark", () => {
    expect(new ContrapostError("CP_AMOUNT_TOO_LARGE", { where: "USMF", amount: 5n }).message).to.equal(
      "USMF: the amount 5 ? is too large.",
    );
    expect(new ContrapostError("CP_AMOUNT_TOO_LARGE").message).to.equal("The amount ? ? is too large.");
  });

  it("takes no fact from an object's prototype", () => {
    const template = { code: "DEMO_CODE", message: "It is {constructor} and {toString}.", mend: "Nothing." };
    expect(new ContrapostError(template, {}).message).to.equal("It is ? and ?.");
  });

  it("does not fill a placeholder that stands in a fact", () => {
    const error = new ContrapostError("CP_DATE_INVALID", { where: "{text}", text: "{where}" });
    expect(error.message).to.equal('{text}: "{where}" is not a calendar date.');
  });

  it("escapes control characters, so that input cannot steer a terminal or forge a line of a log", () => {
    const error = new ContrapostError("CP_DATE_INVALID", { where: "a.csv", text: "\u001b[2J\nOK\u009b" });
    expect(error.message).to.equal('a.csv: "\\u001b[2J\\u000aOK\\u009b" is not a calendar date.');
    expect(error.facts["text"]).to.equal("\u001b[2J\nOK\u009b");
  });

  it("cuts a fact that would swamp the message", () => {
    const error = new ContrapostError("CP_DATE_INVALID", { text: "9".repeat(1_000_000) });
    expect(error.message).to.equal(`"${"9".repeat(1000)}…" is not a calendar date.`);
  });

  it("keeps its facts and problems as they were", () => {
    const facts = { where: "USMF", text: "x" };
    const problems = [new ContrapostError("CP_DATE_INVALID", { text: "y" })];
    const error = new ContrapostError("CP_DATE_INVALID", facts, { problems });
    facts.text = "changed";
    problems.pop();

    expect(error.facts).to.deep.equal({ where: "USMF", text: "x" });
    expect(error.problems.map((problem) => problem.message)).to.deep.equal(['"y" is not a calendar date.']);
    expect(error.facts).to.be.frozen;
    expect(error.problems).to.be.frozen;
  });

  it("becomes plain JSON with bigints as texts and its problems inside", () => {
    const rate = new ContrapostError("CP_RATE_INVALID", { where: "rates.csv, line 2", text: "0" });
    const error = new ContrapostError(
      "CP_ALLOCATION_IMPOSSIBLE",
      { amount: 5n, line: 3, where: undefined },
      { problems: [rate] },
    );

    expect(JSON.parse(JSON.stringify(error))).to.deep.equal({
      code: "CP_ALLOCATION_IMPOSSIBLE",
      message: "The amount 5 cannot be shared out, because the weights add up to zero.",
      mend: "Give at least one weight, and weights whose sum is not zero.",
      facts: { amount: "5", line: 3 },
      problems: [
        {
          code: "CP_RATE_INVALID",
          message: 'rates.csv, line 2: "0" is not an exchange rate.',
          mend: "Write a plain decimal above zero with at most 18 digits, such as 1.0530.",
          facts: { where: "rates.csv, line 2", text: "0" },
        },
      ],
    });
  });

  it("takes no code that is not in the table", () => {
    // @ts-expect-error the table has no such code
    expect(() => new ContrapostError("CP_NO_SUCH_CODE")).to.throw(TypeError);
  });
});

describe("isContrapostError", () => {
  it("knows an error of another copy of the SDK by its brand", () => {
    class Copy extends Error {}
    Object.defineProperty(Copy.prototype, Symbol.for("contrapost.error"), { value: true });
    expect(isContrapostError(new Copy())).to.equal(true);
    expect(isContrapostError(new ContrapostError("CP_DATE_INVALID"))).to.equal(true);
  });

  it("takes nothing else for one", () => {
    const others = [new Error("x"), null, undefined, "CP_DATE_INVALID", { code: "CP_DATE_INVALID" }];
    expect(others.map(isContrapostError)).to.deep.equal([false, false, false, false, false]);
  });
});
