import { expect } from "chai";
import { parseYaml } from "#host/files/read-yaml.js";
import { yamlFlow } from "#host/testing/yaml-flow.js";

describe("yamlFlow", () => {
  it("writes plain texts plainly", () => {
    const row = {
      account: "200300 Intercompany payables",
      debit: "108.92",
      foreign: "100.00 EUR",
      kind: undefined,
    };
    expect(yamlFlow(row)).to.equal(
      "{ account: 200300 Intercompany payables, debit: 108.92, foreign: 100.00 EUR }",
    );
  });

  it("writes what YAML reads back as it was, whatever it holds", () => {
    const texts = [
      "",
      " a",
      "a ",
      "a: b",
      "a #b",
      "a, b",
      "[a]",
      "{a}",
      "- a",
      "true",
      "null",
      "~",
      "'a'",
      'a "b"',
      "a\nb",
      "#a",
      "a:",
      "-",
      "é",
      "&a",
      "*a",
      "!a",
      "%a",
      "@a",
    ];
    const value = { list: texts, flag: true, inner: { "a b": texts } };
    expect(parseYaml(yamlFlow(value), "a.yaml").value).to.deep.equal(value);
  });
});
