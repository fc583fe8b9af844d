import { createRequire } from "node:module";
import { resolve } from "node:path";
import { manifestOf } from "@contrapost/sdk";
import settlement from "@contrapost/intercompany-settlement";
import { expect } from "chai";
import { type PackageManifest, packageManifest } from "#host/kernel/discovery/package-manifest.js";
import { readPackage } from "#host/kernel/discovery/read-package.js";
import { schemaFiles } from "#host/testing/schema-files.js";
import { aKernel } from "./support/a-kernel.js";
import { problemsOf } from "./support/kernel-problems.js";
import { pluginSource, projectFolder, removeProjectFolders } from "./support/project-folder.js";

const requireOfHost = createRequire(resolve("src/host/package.json"));
const { Ajv } = requireOfHost("ajv") as {
  Ajv: new (options: object) => { compile: (schema: object) => (value: unknown) => boolean };
};
const fitsSchema = new Ajv({ strict: false }).compile(schemaFiles["manifest.schema.json"]!);

function manifestIn(folder: string): PackageManifest {
  return packageManifest({ folder, content: readPackage(folder)! });
}

/** What is wrong with a manifest; its package is version 1.2.0. */
function faultsOf(contrapost: unknown): readonly string[] {
  const folder = projectFolder({ "package.json": JSON.stringify({ version: "1.2.0", contrapost }) });
  const found = manifestIn(folder);
  return "faults" in found ? found.faults : [];
}

/** The problems of a plugin package whose package.json has this under `contrapost` and whose code this definition. */
function problemsOfPackage(contrapost: object | undefined, definition: string): Promise<string[]> {
  const folder = projectFolder({
    "node_modules/treasury/package.json": JSON.stringify({
      name: "treasury",
      version: "1.0.0",
      type: "module",
      contrapost,
    }),
    "node_modules/treasury/index.js": pluginSource("treasury", definition),
  });
  return problemsOf(aKernel(["treasury"], { directory: folder }), folder);
}

describe("manifest of a plugin's package", () => {
  after(removeProjectFolders);

  it("tells who the plugin is and what it may do, without running it", () => {
    const contrapost = {
      id: "treasury",
      host: "^0.1.0",
      requires: { limits: "^2.0.0" },
      uses: ["host.logger"],
      provides: ["treasury.desk"],
      hooks: ["treasury.limitBreach"],
      fields: ["party.limit", "line.purpose"],
      rights: {
        create: ["general", "mirror"],
        post: ["general"],
        companies: ["USMF"],
        tables: ["treasury__note"],
      },
    };
    const content = JSON.stringify({ version: "1.2.0", contrapost, main: "throws.js" });
    const folder = projectFolder({ "package.json": content, "throws.js": "throw new Error();" });
    expect(manifestIn(folder)).to.deep.equal({
      file: `${folder}/package.json`,
      manifest: { ...contrapost, version: "1.2.0" },
    });
    expect(fitsSchema(contrapost)).to.equal(true);
  });

  it("agrees with the definition of the plugin that comes along", () => {
    const found = manifestIn("plugins/intercompany-settlement");
    const { id, version, host, rights } = manifestOf(settlement);
    expect(found).to.have.property("manifest").that.deep.equals({ id, version, host, rights });
  });

  for (const [contrapost, ...faults] of [
    [7, "it must be an object, but it is 7"],
    [
      { id: "Treasury", host: "soon", version: "1.0.0", hosts: 1 },
      "its version is that of the package, and stands there",
      'its key hosts is unknown (did you mean "host"?)',
      'its id must be words of a-z and 0-9 joined by hyphens, but it is "Treasury"',
      'its host must be a range of versions such as ^0.1.0, but it is "soon"',
    ],
    [
      { id: "treasury", host: "*", requires: { Limits: "*", limits: 2 }, uses: "host.logger", hooks: [""] },
      'its requires names "Limits", but an id is words of a-z and 0-9 joined by hyphens',
      "its requires.limits must be a range of versions, but it is 2",
      'its uses must be a list of ids, but it is "host.logger"',
      "its hooks must be a list of ids, but it is a list",
    ],
    [
      { id: "treasury", host: "*", fields: ["party.iban", "iban", "voucher.x"] },
      'its fields must be a list of what each is on and its name, such as party.iban, but it is "party.iban", "iban", "voucher.x"',
    ],
    [
      { id: "treasury", host: "*", rights: { create: ["invoice"], post: "general", delete: [] } },
      "its rights have the unknown key delete",
      'its rights.create must be a list of vendorInvoice, customerInvoice, vendorPayment, customerPayment, general, settlement, reversal, mirror, invoiceLink, but it has "invoice"',
      'its rights.post must be a list of vendorInvoice, customerInvoice, vendorPayment, customerPayment, general, settlement, reversal, but they are "general"',
      "its rights.companies must be any, or a list of companies' ids, but they are missing",
    ],
    [
      { id: "pay-desk", host: "*", rights: { tables: ["pay_desk__note", "journal", "pay__desk"] } },
      'its rights.tables must be a list of names that start with pay_desk__, in a-z, 0-9 and _, but it has "journal"',
      'its rights.tables must be a list of names that start with pay_desk__, in a-z, 0-9 and _, but it has "pay__desk"',
    ],
  ] as const) {
    it(`is refused as ${JSON.stringify(contrapost)}`, () => {
      expect(faultsOf(contrapost)).to.deep.equal(faults);
    });
  }

  it("is held by its JSON Schema to the same rules, but for ranges and prefixes", () => {
    const id = "treasury";
    const host = "^0.1.0";
    for (const manifest of [
      7,
      { id },
      { host },
      { id: "Treasury", host },
      { id, host, version: "1.0.0" },
      { id, host, requires: { Limits: "*" } },
      { id, host, requires: { limits: 2 } },
      { id, host, uses: "host.logger" },
      { id, host, hooks: [""] },
      { id, host, fields: ["iban"] },
      { id, host, rights: { create: ["invoice"], companies: "any" } },
      { id, host, rights: { post: ["general"] } },
      { id, host, rights: { post: ["general"], companies: [] } },
      { id, host, rights: { delete: [] } },
    ]) {
      expect(fitsSchema(manifest), JSON.stringify(manifest)).to.equal(false);
      expect(faultsOf(manifest), JSON.stringify(manifest)).not.to.deep.equal([]);
    }
  });

  it("must be there", async () => {
    expect(await problemsOfPackage(undefined, "")).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 1 problem found.",
      "CP_MANIFEST_MISSING plugins[0]: the package treasury has no manifest: DIR/node_modules/treasury/package.json lacks the key contrapost.",
    ]);
  });

  it("stops the start with every fault that it has", async () => {
    const contrapost = { id: "treasury", host: "soon", use: ["host.logger"] };
    const problems = await problemsOfPackage(contrapost, "");
    const invalid = "CP_MANIFEST_INVALID plugins[0]: the manifest of treasury cannot be used:";
    expect(problems).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 2 problems found.",
      `${invalid} its key use is unknown (did you mean "uses"?).`,
      `${invalid} its host must be a range of versions such as ^0.1.0, but it is "soon".`,
    ]);
  });

  it("and the definition must say the same, each difference by itself", async () => {
    const contrapost = {
      id: "treasury",
      host: "*",
      requires: { limits: "^1.0.0" },
      rights: { create: ["general", "vendorPayment"], companies: "any" },
    };
    const definition = `rights: { create: ["vendorPayment", "general"], post: ["general"], companies: ["USMF"] }`;
    const differs =
      "CP_MANIFEST_DIFFERS plugins[0]: the manifest and the definition of plugin treasury differ in";
    const file = "DIR/node_modules/treasury/package.json";
    expect(await problemsOfPackage(contrapost, definition)).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 5 problems found.",
      `${differs} host: ${file} says "*", the code says "^0.1.0".`,
      `${differs} rights.post: ${file} says nothing, the code says ["general"].`,
      `${differs} rights.companies: ${file} says "any", the code says ["USMF"].`,
      `${differs} requires: ${file} says {"limits":"^1.0.0"}, the code says nothing.`,
      "CP_PLUGIN_MISSING The plugin treasury requires limits ^1.0.0, which is not loaded.",
    ]);
  });

  it("makes a package known that fails to load, so that everything else is told in the same report", async () => {
    const contrapost = { id: "broken", host: "^9.0.0", provides: ["broken.desk"] };
    const folder = projectFolder({
      "node_modules/broken/package.json": JSON.stringify({ version: "1.0.0", type: "module", contrapost }),
      "node_modules/broken/index.js": "throw new Error('no licence');",
      "package.json": '{ "type": "module" }',
      "needs.js": pluginSource("needs", 'requires: { broken: "^2.0.0", absent: "^1.0.0" }'),
    });
    expect(await problemsOf(aKernel(["broken", "./needs.js"], { directory: folder }), folder)).to.deep.equal([
      "CP_PLUGINS_INVALID The plugins cannot be started: 4 problems found.",
      "CP_PLUGIN_FAILED_TO_LOAD plugins[0]: the plugin broken failed while it was loaded: no licence.",
      "CP_PLUGIN_HOST_VERSION The plugin broken 1.0.0 is made for host ^9.0.0, but this host is 0.1.0.",
      "CP_PLUGIN_VERSION The plugin needs requires broken ^2.0.0, but its version 1.0.0 is loaded.",
      "CP_PLUGIN_MISSING The plugin needs requires absent ^1.0.0, which is not loaded.",
    ]);
  });
});
