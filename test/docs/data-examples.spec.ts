import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openConfiguredHost } from "contrapost";
import { parseScenario, runScenario } from "contrapost/testing";
import { readImport } from "#host/files/import-files.js";
import { parseYaml } from "#host/files/read-yaml.js";
import { packageManifest } from "#host/kernel/discovery/package-manifest.js";
import { scenarioSchema } from "#host/testing/scenario.js";
import { collectExamples, type Example, repository } from "./examples/collect-examples.js";

/** By what an example of YAML says it is, and what it is held to. */
const kinds = {
  configuration: startHost,
  scenario: holdScenario,
  "part of a scenario": parsePart,
  "file to import": importFile,
};

function kindOf({ code, file }: Example): keyof typeof kinds | undefined {
  const keys = Object.keys(parseYaml(code, file).value as object);
  if (keys.includes("database")) return "configuration";
  if (keys.includes("name") && keys.includes("steps")) return "scenario";
  if (keys.every((key) => key in scenarioSchema.properties)) return "part of a scenario";
  return keys.some((key) => key === "companies" || key === "journals") ? "file to import" : undefined;
}

/** Starts a host with it, so that packages are found and their settings are checked by their own rules. */
async function startHost({ code }: Example): Promise<void> {
  await inFolder(async (folder) => {
    await writeFile(join(folder, "contrapost.config.yaml"), code);
    await (await openConfiguredHost(folder)).close();
  });
}

async function holdScenario({ code, file }: Example): Promise<void> {
  const { passed, differences } = await runScenario(await parseScenario(code, join(repository, file)));
  expect({ passed, differences }).to.deep.equal({ passed: true, differences: [] });
}

async function parsePart({ code, file }: Example): Promise<void> {
  const steps = /^steps:/m.test(code) ? "" : "steps: [{ deliver: true }]\n";
  await parseScenario(`name: Example\nabout: An example.\n${steps}${code}`, file);
}

async function importFile({ code }: Example): Promise<void> {
  await inFolder(async (folder) => {
    const path = join(folder, "example.yaml");
    await writeFile(path, code.replace("fixtures/rates", `${repository}/fixtures/rates`));
    await readImport([path]);
  });
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "contrapost-docs-"));
  try {
    await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("The examples of data in README and docs", () => {
  const examples = collectExamples().filter(({ writtenTo }) => writtenTo === undefined);

  for (const example of examples.filter(({ language }) => language === "yaml")) {
    const kind = kindOf(example);
    it(`${example.place} is a ${kind ?? "kind that is checked"}`, async () => {
      if (kind === undefined) throw new Error("Nothing says what it is.");
      await kinds[kind](example);
    });
  }

  for (const { place, code } of examples.filter(({ language }) => language === "json")) {
    it(`${place} is a package with a manifest`, () => {
      const content = JSON.parse(code) as Readonly<Record<string, unknown>>;
      expect(packageManifest({ folder: place, content })).to.have.keys("file", "manifest");
    });
  }

  it("are in no other language that nothing checks", () => {
    // Output in `text`, and files of `csv`, have tests of their own; commands in `sh` are tried packed.
    const checked = ["csv", "js", "json", "sh", "text", "ts", "yaml"];
    expect([...new Set(examples.map(({ language }) => language))].sort()).to.deep.equal(checked);
  });
});
