import { asPlugin, type Field, type FieldRule, journalField, lineField, partyField } from "@contrapost/sdk";
import { Plugin } from "@contrapost/sdk/decorators";
import { expect } from "chai";
import { definitionFaults } from "#host/kernel/discovery/definition-faults.js";
import { aKernel, aPlugin } from "./support/a-kernel.js";
import { problemsOf } from "./support/kernel-problems.js";
import { pluginSource, projectFolder, removeProjectFolders } from "./support/project-folder.js";

/** What is wrong with a party field of these rules. */
function faultsOf(rule: object): readonly string[] {
  return definitionFaults(aPlugin("tax", { fields: [partyField("tax", "x", rule as FieldRule)] }));
}

describe("fields that a plugin declares", () => {
  after(removeProjectFolders);

  it("may have each type with its own rules", () => {
    const fields: readonly Field[] = [
      partyField("tax", "a", {
        type: "text",
        maxLength: 35,
        pattern: "[A-Z]+",
        sides: ["vendor"],
        required: true,
      }),
      partyField("tax", "b", { type: "integer", minimum: -1, maximum: 1, description: "A sign." }),
      journalField("tax", "a", {
        type: "decimal",
        scale: 2,
        minimum: "0.5",
        maximum: "1",
        types: ["general"],
      }),
      lineField("tax", "a", { type: "date" }),
      lineField("tax", "b", { type: "boolean", check: () => undefined }),
      lineField("tax", "c", { type: "choice", choices: ["low", "high"] }),
    ];
    expect(definitionFaults(aPlugin("tax", { fields }))).to.deep.equal([]);
  });

  it("are among the problems of the start where one is wrong, one for each", async () => {
    const fields = [
      partyField("tax", "IBAN", { type: "text" }),
      partyField("tax", "x", { type: "float" } as unknown as FieldRule),
      partyField("tax", "x", { type: "text" }),
      lineField("tax", "x", { type: "text" }),
      partyField("sales", "y", { type: "text" }),
    ];
    const rule = "CP_PLUGIN_INVALID plugins[0]: code is not a plugin that can be used:";
    expect(
      await problemsOf(aKernel([aPlugin("tax", { fields }), aPlugin("b", { fields: {} as never })])),
    ).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 5 problems found.",
      `${rule} its party field "IBAN" must have a name in camel case, at most 40 letters and digits.`,
      `${rule} its party field x must have one of the types text, integer, decimal, date, boolean, choice, but its type is "float".`,
      `${rule} its party field x is declared twice.`,
      `${rule} its fields hold sales.y, which is declared for the plugin sales.`,
      "CP_PLUGIN_INVALID plugins[1]: code is not a plugin that can be used: its fields must be a list of fields made by partyField, journalField or lineField.",
    ]);
  });

  it("are declared by a class as well", async () => {
    @Plugin({
      id: "tax",
      version: "1.0.0",
      host: "^0.1.0",
      fields: [lineField("tax", "code", { type: "text" })],
    })
    class Tax {}
    const { plugins } = await aKernel([asPlugin(Tax)!]);
    expect(plugins[0]?.fields).to.deep.equal([{ on: "line", name: "code", type: "text", required: false }]);
  });

  it("say what is wrong with their rules", () => {
    for (const [rule, ...faults] of [
      [{ type: "text", maxLength: 501 }, "has a wrong maxLength: 501"],
      [{ type: "text", pattern: "[" }, 'has a wrong pattern: "["'],
      [{ type: "text", minimum: 1 }, "has the unknown key minimum"],
      [{ type: "text", types: ["general"] }, "has the unknown key types"],
      [{ type: "text", sides: ["buyer"] }, "has a wrong sides: a list"],
      [{ type: "text", sides: [] }, "has a wrong sides: a list"],
      [{ type: "integer", minimum: 0.5 }, "has a wrong minimum: 0.5"],
      [{ type: "integer", minimum: 2, maximum: 1 }, "has a minimum 2 above its maximum 1"],
      [{ type: "decimal", scale: 19, maximum: 1 }, "has a wrong scale: 19", "has a wrong maximum: 1"],
      [{ type: "decimal", minimum: "1.5", maximum: "1.25" }, 'has a minimum "1.5" above its maximum "1.25"'],
      [{ type: "choice" }, "has a wrong choices: missing"],
      [{ type: "choice", choices: ["a", "a"] }, "has a wrong choices: a list"],
      [{ type: "choice", choices: [" a"] }, "has a wrong choices: a list"],
      [{ type: "date", required: 1, check: true }, "has a wrong required: 1", "has a wrong check: true"],
    ] as const) {
      expect(faultsOf(rule)).to.deep.equal(faults.map((fault) => `its party field x ${fault}`));
    }
  });

  it("stand in the manifest of the package, which is held against the definition", async () => {
    const folder = projectFolder({
      "node_modules/tax/package.json": JSON.stringify({
        name: "tax",
        version: "1.0.0",
        type: "module",
        contrapost: { id: "tax", host: "^0.1.0", fields: ["party.number", "line.code"] },
      }),
      "node_modules/tax/index.js": `import { lineField } from "@contrapost/sdk";
${pluginSource("tax", 'fields: [lineField("tax", "code", { type: "text" }), lineField("tax", "rate", { type: "text" })]')}`,
    });
    expect(await problemsOf(aKernel(["tax"], { directory: folder }), folder)).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 1 problem found.",
      'CP_MANIFEST_DIFFERS plugins[0]: the manifest and the definition of plugin tax differ in fields: DIR/node_modules/tax/package.json says ["line.code","party.number"], the code says ["line.code","line.rate"].',
    ]);
  });
});
