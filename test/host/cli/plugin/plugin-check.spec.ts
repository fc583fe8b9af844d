import { expect } from "chai";
import { contrapost } from "../command-run.js";
import { goodFiles, goodPackage, PluginFolder } from "./plugin-folder.js";

interface Finding {
  readonly code: string;
  readonly place: string;
  readonly message: string;
}

/** What is found in a package, each finding as one line. */
async function check(content: object, files = goodFiles): Promise<readonly string[]> {
  const plugin = await PluginFolder.create(content, files);
  try {
    const { code, out, err } = await contrapost(["plugin", "check", plugin.folder, "--json"]);
    expect(err).to.equal("");
    const { findings } = JSON.parse(out) as { readonly findings: readonly Finding[] };
    expect(code).to.equal(findings.length === 0 ? 0 : 1);
    return findings.map(({ code: kind, place, message }) => `${kind} ${place}: ${message}`);
  } finally {
    await plugin.remove();
  }
}

const withEntry = (text: string) => ({
  ...goodFiles,
  "dist/index.js": `${goodFiles["dist/index.js"] ?? ""}${text}`,
});

describe("contrapost plugin check", () => {
  it("finds nothing in a package that can be published", async () => {
    const plugin = await PluginFolder.create();
    try {
      expect(await contrapost(["plugin", "check", plugin.folder])).to.deep.equal({
        code: 0,
        out: "@acme/treasury-note 1.2.0 can be published.\n",
        err: "",
      });
    } finally {
      await plugin.remove();
    }
  });

  it("shows each finding with its place, its mend and its code, and ends with 1", async () => {
    const { peerDependencies: _, ...content } = goodPackage;
    const plugin = await PluginFolder.create(content);
    try {
      const { code, out } = await contrapost(["plugin", "check", plugin.folder]);
      expect(code).to.equal(1);
      expect(
        out
          .split("\n")
          .map((line) => line.trimEnd())
          .join("\n"),
      ).to.match(
        /^Place +What +Mend +Code\npackage.json, peerDependencies +@contrapost\/sdk is no peer dependency, so that the plugin might get a copy of its own\. +Add it to peerDependencies with the range of versions that the plugin works with\. +CP_PACKAGE_PEER_MISSING\n\n@acme\/treasury-note 1\.2\.0 is not ready: 1 finding\.\n$/,
      );
    } finally {
      await plugin.remove();
    }
  });

  it("refuses a folder without a package", async () => {
    expect(await contrapost(["plugin", "check", "/nowhere"])).to.deep.equal({
      code: 1,
      out: "",
      err: [
        "error CP_PACKAGE_UNREADABLE: There is no package in /nowhere: its package.json is missing or is no JSON object.",
        "  mend: Name the folder of a plugin's package; contrapost plugin create writes one.",
        "",
      ].join("\n"),
    });
  });

  it("reads the manifest, by its schema too", async () => {
    const { contrapost: manifest, ...content } = goodPackage;
    expect(await check(content)).to.deep.equal([
      "CP_PACKAGE_MANIFEST_MISSING package.json, contrapost: The package has no manifest.",
    ]);
    expect(
      await check({ ...content, contrapost: { ...manifest, host: "soon", colour: "red" } }),
    ).to.deep.equal([
      "CP_PACKAGE_MANIFEST package.json, contrapost: The manifest cannot be used: its key colour is unknown.",
      'CP_PACKAGE_MANIFEST package.json, contrapost: The manifest cannot be used: its host must be a range of versions such as ^0.1.0, but it is "soon".',
    ]);
    expect(await check({ ...content, contrapost: { ...manifest, $schema: 7 } })).to.deep.equal([
      "CP_PACKAGE_MANIFEST package.json, contrapost: The manifest cannot be used: its $schema must be string.",
    ]);
  });

  it("holds the manifest against the code", async () => {
    const manifest = { ...goodPackage.contrapost, rights: { create: ["mirror"], companies: "any" } };
    expect(await check({ ...goodPackage, version: "1.3.0", contrapost: manifest })).to.deep.equal([
      'CP_PACKAGE_DIFFERS package.json, version: Manifest and definition differ in version: package.json says "1.3.0", the code says "1.2.0".',
      'CP_PACKAGE_DIFFERS package.json, contrapost: Manifest and definition differ in rights.create: package.json says ["mirror"], the code says nothing.',
      'CP_PACKAGE_DIFFERS package.json, contrapost: Manifest and definition differ in rights.companies: package.json says "any", the code says nothing.',
    ]);
  });

  it("loads the code", async () => {
    expect(await check(goodPackage, { "dist/index.d.ts": "" })).to.deep.equal([
      "CP_PACKAGE_ENTRY package.json, exports: The plugin cannot be loaded: the package's entry dist/index.js does not exist.",
      'CP_PACKAGE_EXPORTS package.json, exports...default: What the package exports is at fault: pkg.exports["."].default is ./dist/index.js but the file does not exist.',
    ]);
    expect(
      await check(goodPackage, { ...goodFiles, "dist/index.js": 'throw new Error("No.");' }),
    ).to.deep.equal(["CP_PACKAGE_ENTRY dist/index.js: The plugin cannot be loaded: No."]);
    expect(await check(goodPackage, { ...goodFiles, "dist/index.js": "export default {};" })).to.deep.equal([
      "CP_PACKAGE_ENTRY dist/index.js: The plugin cannot be loaded: its default export is no plugin: neither made by definePlugin nor a class with @Plugin.",
    ]);
    const nameless =
      'import { definePlugin } from "@contrapost/sdk";\nexport default definePlugin({ id: "Treasury", version: "1.2.0", host: "*", register() {} });';
    expect(await check(goodPackage, { ...goodFiles, "dist/index.js": nameless })).to.deep.equal([
      'CP_PACKAGE_DEFINITION dist/index.js: The definition of the plugin cannot be used: its id must be words of a-z and 0-9 joined by hyphens, but it is "Treasury".',
    ]);
  });

  it("wants types, and the right files published", async () => {
    const { files: _, ...unlisted } = goodPackage;
    expect(await check({ ...unlisted, exports: { ".": "./dist/index.js" } })).to.deep.equal([
      "CP_PACKAGE_TYPES_MISSING package.json, exports: The package has no types.",
      "CP_PACKAGE_FILES_MISSING package.json, files: package.json does not say which files are published, so that sources and tests would be.",
    ]);
    const { "dist/index.d.ts": _types, ...untyped } = goodFiles;
    expect(
      (await check(goodPackage, untyped)).filter((line) => line.startsWith("CP_PACKAGE_TYPES")),
    ).to.deep.equal([
      "CP_PACKAGE_TYPES_ABSENT package.json, exports: The types of the package are to be in ./dist/index.d.ts, which does not exist.",
    ]);
    expect(await check({ ...goodPackage, files: ["lib", "dist/index.d.ts"] })).to.deep.equal([
      "CP_PACKAGE_FILES package.json, files: ./dist/index.js would not be published: files does not name it.",
    ]);
  });

  it("wants the host's own SDK, and no second copy", async () => {
    const peer = (range: string) => ({ ...goodPackage, peerDependencies: { "@contrapost/sdk": range } });
    expect(await check(peer("latest version"))).to.deep.equal([
      'CP_PACKAGE_PEER_RANGE package.json, peerDependencies.@contrapost/sdk: "latest version" is no range of versions.',
    ]);
    expect(await check(peer("^7.0.0"))).to.deep.equal([
      "CP_PACKAGE_PEER_VERSION package.json, peerDependencies.@contrapost/sdk: The plugin asks for an SDK ^7.0.0, and this one is 0.1.0.",
    ]);
    const manifest = { ...goodPackage.contrapost, host: "^0.1.5" };
    const code = (goodFiles["dist/index.js"] ?? "").replace("^0.1.0", "^0.1.5");
    expect(
      await check({ ...peer("0.1.0"), contrapost: manifest }, { ...goodFiles, "dist/index.js": code }),
    ).to.deep.equal([
      "CP_PACKAGE_HOST_RANGE package.json, contrapost.host: The plugin works with hosts ^0.1.5, but asks for an SDK 0.1.0: no version of both is the same.",
    ]);
    expect(
      await check({ ...goodPackage, dependencies: { contrapost: "1", "class-validator": "1" } }),
    ).to.deep.equal([
      "CP_PACKAGE_SECOND_COPY package.json, dependencies.contrapost: contrapost is a dependency, so that the plugin would bring a copy of its own.",
      "CP_PACKAGE_SECOND_COPY package.json, dependencies.class-validator: class-validator is a dependency, so that the plugin would bring a copy of its own.",
    ]);
  });

  it("finds imports of internals, of the host and of what is not declared, in all that is published", async () => {
    const lazy = [
      "export async function later() {",
      '  await import("@contrapost/sdk/dist/money/money.js"); // import "not-this"',
      '  await import("contrapost/testing");',
      "}",
      "",
    ].join("\n");
    const more = {
      "dist/more.js":
        'export { x } from "../../elsewhere/x.js";\nimport "left-pad/index.js";\nimport "node:fs";\n',
    };
    const known = (line: string) => line.replace(/ \(.*/, "");
    const found = await check(goodPackage, { ...withEntry(lazy), ...more, "src/index.ts": "" });
    expect(found.map(known)).to.deep.equal([
      "CP_PACKAGE_IMPORT_INTERNAL dist/index.js:4: @contrapost/sdk/dist/money/money.js is imported, which is not exported and may change with any version.",
      "CP_PACKAGE_IMPORT_HOST dist/index.js:5: contrapost/testing is imported, but a plugin knows no host.",
      "CP_PACKAGE_IMPORT_INTERNAL dist/more.js:1: ../../elsewhere/x.js is imported, which is not exported and may change with any version.",
      "CP_PACKAGE_IMPORT_UNDECLARED dist/more.js:2: left-pad/index.js is imported, but package.json does not depend on left-pad.",
    ]);
  });
});
