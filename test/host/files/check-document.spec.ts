import { Type } from "@sinclair/typebox";
import { expect } from "chai";
import { checkDocument } from "#host/files/check-document.js";
import { parseYaml } from "#host/files/read-yaml.js";
import { masterDataSchema } from "#host/masterdata/master-data-document.js";
import { amountText, countText, oneOf, rateText } from "#host/masterdata/schema-texts.js";
import { refused } from "./refused.js";

function problemsOf(text: string, schema: Parameters<typeof checkDocument>[0] = masterDataSchema) {
  return refused(() => checkDocument(schema, parseYaml(text, "x.yaml")));
}

describe("checking a document against its schema", () => {
  it("gives the value back where it fits", () => {
    const document = parseYaml("companies: [{ id: USMF, currency: USD }]", "x.yaml");
    expect(checkDocument(masterDataSchema, document)).to.deep.equal({
      companies: [{ id: "USMF", currency: "USD" }],
    });
  });

  it("names an unknown key with its line, the key that was likely meant and all that are known", async () => {
    const text = "companies:\n  - id: USMF\n    curency: USD\ntradingRelationship: []\nxyz: 1\n";
    expect(await problemsOf(text)).to.deep.equal([
      'CP_FILE_KEY x.yaml:4: the file has no key "tradingRelationship" (did you mean "tradingRelationships"?).',
      'CP_FILE_KEY x.yaml:5: the file has no key "xyz".',
      'CP_FILE_KEY x.yaml:3: companies[0] has no key "curency" (did you mean "currency"?).',
    ]);
  });

  it("lists every value that is not what it must be, with its line and path", async () => {
    const text = `companies:
  - id: US MF
    name: 7
    currency: EURO
    journalNames:
      - { id: VENDPAY, type: vendor, approval: yes }
      - { type: general }
    periods: none
    accounts:
      - { account: [1], name: "a\\tb", type: asset }
    bankAccounts:
      - { id: " x", mainAccount: "1" }
`;
    expect(await problemsOf(text)).to.deep.equal([
      `CP_FILE_VALUE x.yaml:2: companies[0].id must be a company's id: 1 to 20 letters, digits, - or _, not "US MF".`,
      'CP_CURRENCY_UNKNOWN x.yaml:4: "EURO" is not a currency.',
      "CP_FILE_VALUE x.yaml:10: companies[0].accounts[0].account must be an identifier of 1 to 60 characters without spaces at its ends, not a list.",
      'CP_FILE_VALUE x.yaml:10: companies[0].accounts[0].name must be a text of at most 500 characters on one line, not "a\\tb".',
      'CP_FILE_VALUE x.yaml:12: companies[0].bankAccounts[0].id must be an identifier of 1 to 60 characters without spaces at its ends, not " x".',
      'CP_FILE_VALUE x.yaml:6: companies[0].journalNames[0].type must be one of vendorInvoice, customerInvoice, vendorPayment, customerPayment, general, settlement, reversal, not "vendor".',
      'CP_FILE_VALUE x.yaml:6: companies[0].journalNames[0].approval must be true or false, not "yes".',
      'CP_FILE_KEY_MISSING x.yaml:7: companies[0].journalNames[1] lacks "id".',
      'CP_FILE_VALUE x.yaml:8: companies[0].periods must be a list, not "none".',
    ]);
  });

  it("says of a value with several forms what is wrong with the form that was likely meant", async () => {
    const text = `exchangeRates:
  - { from: EUR, to: USD, date: 2024-02-30, rate: 1.05 }
  - { from: EUR, to: USD, rate: 1.05 }
  - { ecb: rates.csv, currency: [USD] }
  - nothing
companies:
  - id: USMF
    periods:
      - { year: 24 }
      - { from: 2024-01, to: 2024-13 }
      - { start: 2024-01-01, end: 2024-01-31, except: [] }
`;
    expect(await problemsOf(text)).to.deep.equal([
      'CP_FILE_VALUE x.yaml:9: companies[0].periods[0].year must be a year as YYYY, not "24".',
      'CP_FILE_VALUE x.yaml:10: companies[0].periods[1].to must be a month as YYYY-MM, not "2024-13".',
      'CP_FILE_KEY x.yaml:11: companies[0].periods[2] has no key "except".',
      'CP_DATE_INVALID x.yaml:2: "2024-02-30" is not a calendar date.',
      'CP_FILE_KEY_MISSING x.yaml:3: exchangeRates[1] lacks "date".',
      'CP_FILE_KEY x.yaml:4: exchangeRates[2] has no key "currency".',
      'CP_FILE_VALUE x.yaml:5: exchangeRates[3] must be an object, not "nothing".',
    ]);
  });

  it("refuses amounts, rates and counts that are no plain decimals", async () => {
    const schema = Type.Object({
      amounts: Type.Array(amountText("")),
      rates: Type.Array(rateText("")),
      counts: Type.Array(countText("")),
      words: Type.Optional(Type.Array(oneOf(["a"]), { minItems: 1 })),
    });
    const text = `amounts: [1e3, .nan, .inf, 0x10, +5, "1,000.00", 1_000, ""]
rates: [0, -1, 1e3]
counts: [0, -1, 1.5]
words: []
`;
    const amount = (value: string) => `CP_AMOUNT_INVALID x.yaml:1: "${value}" is not an amount.`;
    const rate = (value: string) => `CP_RATE_INVALID x.yaml:2: "${value}" is not an exchange rate.`;
    expect(await problemsOf(text, schema)).to.deep.equal([
      ...["1e3", ".nan", ".inf", "0x10", "+5", "1,000.00", "1_000", ""].map(amount),
      ...["0", "-1", "1e3"].map(rate),
      'CP_FILE_VALUE x.yaml:3: counts[0] must be a whole number above zero, not "0".',
      'CP_FILE_VALUE x.yaml:3: counts[1] must be a whole number above zero, not "-1".',
      'CP_FILE_VALUE x.yaml:3: counts[2] must be a whole number above zero, not "1.5".',
      "CP_FILE_VALUE x.yaml:4: words must be a list of at least 1, not an empty list.",
    ]);
    const good = checkDocument(
      schema,
      parseYaml("{ amounts: [1000, -0.5, 12345678901234567890.123], rates: [0.1], counts: [007] }", "x.yaml"),
    );
    expect(good).to.deep.equal({
      amounts: ["1000", "-0.5", "12345678901234567890.123"],
      rates: ["0.1"],
      counts: ["007"],
    });
  });

  it("takes an empty file for an object without keys, and refuses a file that is a text or a list", async () => {
    expect(checkDocument(masterDataSchema, parseYaml("", "x.yaml"))).to.equal(undefined);
    expect(await problemsOf("companies")).to.deep.equal([
      'CP_FILE_VALUE x.yaml:1: the file must be an object, not "companies".',
    ]);
    expect(await problemsOf("- a\n- b\n")).to.deep.equal([
      "CP_FILE_VALUE x.yaml:1: the file must be an object, not a list.",
    ]);
  });

  it("shortens what it quotes", async () => {
    const [problem] = await problemsOf(`companies: [{ id: "${"x".repeat(100_000)}" }]`);
    expect(problem).to.equal(
      `CP_FILE_VALUE x.yaml:1: companies[0].id must be a company's id: 1 to 20 letters, digits, - or _, not "${"x".repeat(79)}….`,
    );
  });
});
