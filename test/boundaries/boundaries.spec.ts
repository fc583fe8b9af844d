import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";

const rules = createRequire(import.meta.url)("../../../.dependency-cruiser.cjs") as IConfiguration;

/** Cruises a small house made of the given files and answers the rules that each import breaks. */
async function violations(imports: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
  const house = realpathSync(mkdtempSync(join(tmpdir(), "contrapost-house-")));
  try {
    furnish(house);
    for (const [file, target] of Object.entries(imports)) write(house, file, `import "${target}";\n`);
    const ruleSet = { forbidden: rules.forbidden ?? [] };
    const { output } = await cruise(
      ["src", "plugins", "demo"],
      { ...rules.options, ruleSet, validate: true, baseDir: house, tsConfig: {} },
      rules.options?.enhancedResolveOptions,
    );
    return byFile((output as ICruiseResult).summary.violations);
  } finally {
    rmSync(house, { recursive: true });
  }
}

function byFile(found: ICruiseResult["summary"]["violations"]): Record<string, string[]> {
  const broken: Record<string, string[]> = {};
  for (const { from, rule } of found) (broken[from] ??= []).push(rule.name);
  for (const names of Object.values(broken)) names.sort();
  return broken;
}

/** The packages of the workspace and one file on each floor, for the imports to find. */
function furnish(house: string): void {
  const exports = { ".": "./dist/index.js" };
  const sdk = { "@contrapost/sdk": "0.1.0" };
  const host = { ...sdk, pg: "8.23.1", inversify: "8.2.3" };
  const manifests = {
    "package.json": { name: "workspace", workspaces: ["src/*", "plugins/*"], dependencies: sdk },
    "src/sdk/package.json": { name: "@contrapost/sdk", exports },
    "src/host/package.json": { name: "contrapost", exports, dependencies: host },
    "plugins/one/package.json": { name: "@contrapost/one", exports, peerDependencies: sdk },
    "node_modules/pg/package.json": { name: "pg", main: "index.js" },
    "node_modules/inversify/package.json": { name: "inversify", main: "index.js" },
  };
  for (const [file, manifest] of Object.entries(manifests)) write(house, file, JSON.stringify(manifest));
  const floors = [
    "ledger",
    "store",
    "posting",
    "kernel",
    "delivery",
    "masterdata",
    "files",
    "testing",
    "cli",
  ];
  const modules = [
    ...floors.map((floor) => `src/host/${floor}/floor.ts`),
    "src/host/host.ts",
    "src/host/dist/index.js",
    "src/sdk/money/amount.ts",
    "src/sdk/dist/index.js",
    "plugins/one/dist/index.js",
    "node_modules/pg/index.js",
    "node_modules/inversify/index.js",
  ];
  for (const file of modules) write(house, file, "export const here = true;\n");
  mkdirSync(join(house, "node_modules/@contrapost"));
  mkdirSync(join(house, "demo"));
  symlinkSync(join(house, "src/sdk"), join(house, "node_modules/@contrapost/sdk"));
  symlinkSync(join(house, "src/host"), join(house, "node_modules/contrapost"));
}

function write(house: string, file: string, text: string): void {
  const path = join(house, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

describe("the rules of the house", () => {
  it("let each floor import the floors below it", async () => {
    const found = await violations({
      "src/host/ledger/a.ts": "@contrapost/sdk",
      "src/host/store/a.ts": "../ledger/floor.js",
      "src/host/store/b.ts": "pg",
      "src/host/posting/a.ts": "../store/floor.js",
      "src/host/kernel/a.ts": "inversify",
      "src/host/delivery/a.ts": "../store/floor.js",
      "src/host/masterdata/a.ts": "../posting/floor.js",
      "src/host/files/a.ts": "../masterdata/floor.js",
      "src/host/testing/a.ts": "../host.js",
      "src/host/root.ts": "./kernel/floor.js",
      "src/host/cli/a.ts": "../host.js",
      "plugins/one/src/a.ts": "@contrapost/sdk",
      "demo/a.ts": "@contrapost/sdk",
    });
    expect(found).to.deep.equal({});
  });

  it("refuse every import upwards or across the stairs", async () => {
    const found = await violations({
      "src/sdk/hooks/up.ts": "../../host/ledger/floor.js",
      "src/host/ledger/up.ts": "../store/floor.js",
      "src/host/store/up.ts": "../posting/floor.js",
      "src/host/posting/up.ts": "../kernel/floor.js",
      "src/host/kernel/across.ts": "../ledger/floor.js",
      "src/host/delivery/up.ts": "../posting/floor.js",
      "src/host/masterdata/up.ts": "../host.js",
      "src/host/files/below.ts": "../store/floor.js",
      "src/host/testing/up.ts": "../cli/floor.js",
      "src/host/up.ts": "./cli/floor.js",
    });
    expect(found).to.deep.equal({
      "src/sdk/hooks/up.ts": ["sdk-stands-alone"],
      "src/host/ledger/up.ts": ["host-floor-ledger"],
      "src/host/store/up.ts": ["host-floor-store"],
      "src/host/posting/up.ts": ["host-floor-posting"],
      "src/host/kernel/across.ts": ["host-floor-kernel"],
      "src/host/delivery/up.ts": ["host-floor-delivery"],
      "src/host/masterdata/up.ts": ["host-floor-masterdata"],
      "src/host/files/below.ts": ["files-read-store-types-only"],
      "src/host/testing/up.ts": ["host-floor-testing"],
      "src/host/up.ts": ["host-top-below-cli"],
    });
  });

  it("keep the ledger and money pure, the database in the store and containers in the kernel", async () => {
    const found = await violations({
      "src/host/ledger/io.ts": "node:fs",
      "src/sdk/money/io.ts": "node:crypto",
      "src/host/posting/sql.ts": "pg",
      "src/host/posting/container.ts": "inversify",
    });
    expect(found).to.deep.equal({
      "src/host/ledger/io.ts": ["pure-rules"],
      "src/sdk/money/io.ts": ["pure-rules"],
      "src/host/posting/sql.ts": ["database-only-in-store"],
      "src/host/posting/container.ts": ["containers-only-in-kernel"],
    });
  });

  it("let packages meet at their faces only, and only when declared", async () => {
    const found = await violations({
      "src/host/posting/deep.ts": "../../sdk/money/amount.js",
      "src/host/posting/deeper.ts": "@contrapost/sdk/dist/index.js",
      "src/host/kernel/plugin.ts": "../../../plugins/one/dist/index.js",
      "plugins/one/src/host.ts": "contrapost",
      "plugins/one/src/undeclared.ts": "inversify",
      "demo/deep.ts": "../src/host/store/floor.js",
    });
    expect(found).to.deep.equal({
      "src/host/posting/deep.ts": ["host-uses-sdk-face"],
      "src/host/posting/deeper.ts": ["no-unresolvable"],
      "src/host/kernel/plugin.ts": ["host-knows-no-plugin"],
      "plugins/one/src/host.ts": ["plugin-uses-sdk-only"],
      "plugins/one/src/undeclared.ts": [
        "containers-only-in-kernel",
        "no-undeclared-package",
        "plugin-uses-sdk-only",
      ],
      "demo/deep.ts": ["demo-and-bench-use-faces"],
    });
  });

  it("refuse circles", async () => {
    const found = await violations({
      "src/host/ledger/one.ts": "./other.js",
      "src/host/ledger/other.ts": "./one.js",
    });
    expect(found).to.deep.equal({ "src/host/ledger/one.ts": ["no-circular"] });
  });
});
