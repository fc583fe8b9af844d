import { ContrapostError } from "@contrapost/sdk";
import { expect } from "chai";
import pc from "picocolors";
import { errorText } from "#host/cli/console/print-error.js";
import { contrapost } from "./command-run.js";
import { SampleProject } from "./sample-project.js";

const plain = pc.createColors(false);

function problem(line: number): ContrapostError {
  return new ContrapostError("CP_INVOICE_NUMBER_MISSING", { where: `line ${line}` });
}

describe("errors of the command line", () => {
  let project: SampleProject;
  before(async () => {
    project = await SampleProject.create();
  });
  after(() => project.remove());

  it("show code, message and mend, and no stack", async () => {
    expect(await project.run(["post", "PAY-9"])).to.deep.equal({
      code: 1,
      out: "",
      err: "error CP_JOURNAL_UNKNOWN: There is no journal PAY-9.\n  mend: List the journals with: contrapost journals.\n",
    });
  });

  it("are JSON on the error stream with --json", async () => {
    const { code, out, err } = await project.run(["post", "PAY-9", "--json"]);
    expect({ code, out }).to.deep.equal({ code: 1, out: "" });
    expect(JSON.parse(err)).to.deep.equal({
      error: {
        code: "CP_JOURNAL_UNKNOWN",
        message: "There is no journal PAY-9.",
        mend: "List the journals with: contrapost journals.",
        facts: { journal: "PAY-9" },
      },
    });
  });

  for (const [how, words, environment] of [
    ["--debug", ["--debug"], {}],
    ["CONTRAPOST_DEBUG", [], { CONTRAPOST_DEBUG: "1" }],
  ] as const) {
    it(`show where they came from with ${how}`, async () => {
      const { err } = await project.run(["post", "PAY-9", ...words], { environment });
      expect(err).to.match(/\n\nContrapostError: There is no journal PAY-9\.\n {4}at /);
    });
  }

  it("say that a fault of the program is one, and end with another code", async () => {
    const write = () => {
      throw new TypeError("it broke");
    };
    expect(await project.run(["journals"], { write })).to.deep.equal({
      code: 70,
      out: "",
      err: [
        "error CP_UNEXPECTED: This should not have happened: TypeError: it broke",
        "  mend: See where by the same command with --debug (or CONTRAPOST_DEBUG=1), and report it with what that prints.",
        "",
      ].join("\n"),
    });
  });

  it("name the missing configuration", async () => {
    const { code, err } = await contrapost(["journals", "--config", "/nowhere"]);
    expect(code).to.equal(1);
    expect(err).to.match(/^error CP_CONFIG_NOT_FOUND: There is no configuration at \/nowhere\.\n {2}mend: /);
  });

  it("say of a single problem what it is and how to mend it", () => {
    const error = new ContrapostError(
      "CP_IMPORT_REFUSED",
      { count: "1 problem", first: problem(1).message },
      { problems: [problem(1)] },
    );
    expect(errorText(error, plain)).to.equal(
      [
        "error CP_IMPORT_REFUSED: Nothing was imported, 1 problem: line 1: an invoice line needs an invoice number. (CP_INVOICE_NUMBER_MISSING)",
        "  mend: Fill in the invoice number.",
      ].join("\n"),
    );
  });

  it("list a single problem that the message does not tell", () => {
    const only = new ContrapostError("CP_CONFIG_KEY_UNKNOWN", {
      where: "a.yaml, plugin",
      hint: "",
      known: "plugins",
    });
    const facts = { file: "a.yaml", count: "1 problem" };
    const error = new ContrapostError("CP_CONFIG_INVALID", facts, { problems: [only] });
    expect(errorText(error, plain)).to.equal(
      [
        "error CP_CONFIG_INVALID: The configuration a.yaml cannot be used: 1 problem found.",
        "  - CP_CONFIG_KEY_UNKNOWN: a.yaml, plugin: this key is unknown.",
        "      mend: Remove the key or correct its name. Known here: plugins.",
        "  mend: Mend each of the problems listed, then start again.",
      ].join("\n"),
    );
  });

  it("list several problems with each mend once, and count what is too much", () => {
    const problems = Array.from({ length: 23 }, (_, index) => problem(index + 1));
    problems[1] = new ContrapostError("CP_JOURNAL_EMPTY", { where: "USMF, journal J-2" });
    const facts = { count: "23 problems", first: problem(1).message };
    const lines = errorText(new ContrapostError("CP_IMPORT_REFUSED", facts, { problems }), plain).split("\n");
    expect(lines.slice(0, 8)).to.deep.equal([
      "error CP_IMPORT_REFUSED: Nothing was imported, 23 problems: line 1: an invoice line needs an invoice number.",
      "  - CP_INVOICE_NUMBER_MISSING: line 1: an invoice line needs an invoice number.",
      "      mend: Fill in the invoice number.",
      "  - CP_JOURNAL_EMPTY: USMF, journal J-2 has no lines.",
      "      mend: Add lines before posting.",
      "  - CP_INVOICE_NUMBER_MISSING: line 3: an invoice line needs an invoice number.",
      "      mend: Fill in the invoice number.",
      "  - CP_INVOICE_NUMBER_MISSING: line 4: an invoice line needs an invoice number.",
    ]);
    expect(lines.slice(-3)).to.deep.equal([
      "  - CP_INVOICE_NUMBER_MISSING: line 20: an invoice line needs an invoice number.",
      "  … and 3 more",
      "  mend: Mend every problem listed, then import again.",
    ]);
  });
});
