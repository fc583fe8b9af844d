import { type ContrapostError, isContrapostError } from "@contrapost/sdk";
import { expect } from "chai";
import { loadScenario } from "contrapost/testing";
import { checkScenario } from "#host/testing/check-scenario.js";

const head = "name: A scenario\nabout: For a test.\n";

describe("checkScenario", () => {
  it("reads a scenario, keeping numbers as the texts that were written", () => {
    const { locate, ...scenario } = checkScenario(
      `${head}steps:\n  - deliver: true\nexpect:\n  in:\n    USMF: { numbers: { VENDPAY: 0002 } }\n`,
      "a.yaml",
    );
    expect(scenario).to.deep.equal({
      file: "a.yaml",
      name: "A scenario",
      about: "For a test.",
      steps: [{ deliver: true }],
      expect: { in: { USMF: { numbers: { VENDPAY: "0002" } } } },
    });
    expect(locate("/expect/in/USMF")).to.equal("a.yaml:7");
  });

  it("gives plugins their settings as they are: numbers as numbers, quoted texts as texts", () => {
    const plugins = 'plugins:\n  - { plugin: ./limit.mjs, config: { limit: 500, code: "007" } }\n';
    const scenario = checkScenario(`${head}${plugins}steps: [{ deliver: true }]\n`, "a.yaml");
    expect(scenario.plugins).to.deep.equal([{ plugin: "./limit.mjs", config: { limit: 500, code: "007" } }]);
  });

  it("names every problem by file and line", () => {
    const text = `${head}setups: x.yaml
steps:
  - post:
      journal:
        company: USMF
        name: VENDPAY
        lines:
          - { date: 2024-02-30, vendor: V-DEMF, debit: 1e3, currency: EUR }
          - { date: 2024-02-29, vendor: V-DEMF, debit: NaN, currency: Euro }
expect:
  in:
    USMF:
      open: [{ vendor: V-DEMF, invoice: FR-1, credit: 100.00, open: 100.00 EUR }]
      voucher: {}
`;
    expect(problemsOf(text)).to.deep.equal([
      'CP_FILE_KEY a.yaml:3: the file has no key "setups" (did you mean "setup"?).',
      'CP_DATE_INVALID a.yaml:10: "2024-02-30" is not a calendar date.',
      'CP_AMOUNT_INVALID a.yaml:10: "1e3" is not an amount.',
      'CP_AMOUNT_INVALID a.yaml:11: "NaN" is not an amount.',
      'CP_CURRENCY_UNKNOWN a.yaml:11: "Euro" is not a currency.',
      'CP_FILE_KEY a.yaml:16: expect.in.USMF has no key "voucher" (did you mean "vouchers"?).',
      'CP_FILE_VALUE a.yaml:15: expect.in.USMF.open[0].credit must be an amount with its currency, such as 100.00 EUR, not "100.00".',
    ]);
  });

  it("says what a scenario lacks", () => {
    expect(problemsOf("")).to.deep.equal([
      'CP_FILE_KEY_MISSING a.yaml:1: the file lacks "name".',
      'CP_FILE_KEY_MISSING a.yaml:1: the file lacks "about".',
      'CP_FILE_KEY_MISSING a.yaml:1: the file lacks "steps".',
    ]);
  });

  it("says what may stand where something is empty", () => {
    const text = `${head}steps:
  - { deliver: true, expect: {} }
  - { change: {} }
  - { post: {} }
expect: { in: { USMF: {} } }
`;
    expect(problemsOf(text)).to.deep.equal([
      "CP_FILE_VALUE a.yaml:4: steps[0].expect must be an object with at least one of in, mirrors, reconciliation, events, not an empty object.",
      "CP_FILE_VALUE a.yaml:5: steps[1].change must be an object with at least one of companies, rateTypes, exchangeRates, intercompanyAccounting, tradingRelationships, not an empty object.",
      "CP_FILE_VALUE a.yaml:6: steps[2].post must be an object with one of the keys journal, vendorInvoice or customerInvoice, not an empty object.",
      "CP_FILE_VALUE a.yaml:7: expect.in.USMF must be an object with at least one of journals, vouchers, balances, open, settlements, numbers, partyFields, not an empty object.",
    ]);
    expect(problemsOf(`${head}steps: [{ deliver: true }]\nexpect: {}\n`)).to.deep.equal([
      "CP_FILE_VALUE a.yaml:4: expect must be an object with at least one of in, mirrors, reconciliation, events, not an empty object.",
    ]);
  });

  it("refuses a step that does nothing, two things, or says what does not fit", () => {
    const text = `${head}steps:
  - user: anna
  - { post: USMF/PAY-1, deliver: true }
  - { deliver: true, transferFaulty: true }
  - together:
      - post: USMF/PAY-1
      - { preview: USMF/PAY-1, transferred: USMF/PAY-2 }
  - { now: 2024-02-30 }
`;
    const actions =
      "post, enter, preview, submit, approve, reject, recall, change, release, hold, releaseHold, propose, revalue, reverse, settle, unsettle, deliver, restart, now, together";
    expect(problemsOf(text)).to.deep.equal([
      "CP_SCENARIO_STEP a.yaml:4: a step does exactly one thing, but this has nothing to do.",
      "CP_SCENARIO_STEP a.yaml:5: a step does exactly one thing, but this has post and deliver.",
      "CP_SCENARIO_REMARK a.yaml:6: transferFaulty says something only together with post.",
      "CP_SCENARIO_REMARK a.yaml:9: transferred says something only together with post.",
      'CP_DATE_INVALID a.yaml:10: "2024-02-30" is not a calendar date.',
    ]);
    expect(refusalOf(text).problems[0]?.mend).to.equal(`Give each step one of: ${actions}.`);
  });

  it("refuses aliases that explode, and keys that reach into the program", () => {
    const bomb = Array.from(
      { length: 8 },
      (_, level) => `  - &l${level + 1} [${`*l${level}, `.repeat(9)}*l${level}]`,
    );
    expect(problemsOf(`${head}steps:\n  - &l0 [x]\n${bomb.join("\n")}\n`)).to.deep.equal([
      "CP_FILE_ALIASES a.yaml:6: the file's aliases (*name) unfold to more values than are allowed.",
    ]);
    expect(problemsOf(`${head}__proto__: { steps: [] }\nsteps: [{ deliver: true }]\n`)).to.deep.equal([
      'CP_FILE_KEY_FORBIDDEN a.yaml:3: the key "__proto__" is not allowed.',
    ]);
  });

  it("is refused with one error that counts the problems and tells the first", () => {
    const error = refusalOf("name: A\nabout: B\n");
    expect(error.toJSON()).to.deep.include({
      code: "CP_SCENARIO_INVALID",
      message: 'The scenario a.yaml cannot be run, 1 problem: a.yaml:1: the file lacks "steps".',
      mend: "Mend every problem listed; docs/scenarios.md describes each key with an example.",
    });
  });
});

describe("loadScenario", () => {
  it("names a file that is not there", async () => {
    const error: unknown = await loadScenario("fixtures/none.yaml").catch((reason: unknown) => reason);
    expect(isContrapostError(error) && error.message).to.equal("There is no file fixtures/none.yaml.");
  });
});

function refusalOf(text: string): ContrapostError {
  try {
    checkScenario(text, "a.yaml");
  } catch (error) {
    if (isContrapostError(error)) return error;
    throw error;
  }
  throw new Error("The scenario was expected to be refused.");
}

function problemsOf(text: string): string[] {
  return refusalOf(text).problems.map(({ code, message }) => `${code} ${message}`);
}
