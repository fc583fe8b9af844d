import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isContrapostError } from "@contrapost/sdk";
import { expect } from "chai";
import { describeScenarios, findScenarios, runScenarios, type ScenarioOutcome } from "contrapost/testing";

const good = (name: string) => `name: ${name}\nabout: For a test.\nplugins: []\nsteps: [{ deliver: true }]\n`;
const company = "with: { companies: [{ id: USMF, currency: USD }] }\n";

describe("Several scenarios", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "scenarios-"));
    await mkdir(join(folder, "sub"));
    await mkdir(join(folder, "node_modules"));
    await mkdir(join(folder, "empty"));
    await writeFile(join(folder, "b.yaml"), good("B"));
    await writeFile(
      join(folder, "sub", "a.yml"),
      `${good("A")}${company}expect: { in: { USMF: { numbers: { GENERAL: 2 } } } }\n`,
    );
    await writeFile(join(folder, "c.json"), '{ "name": "C", "about": "C", "steps": [{ "wait": true }] }');
    await writeFile(join(folder, "setup.yaml"), "companies: [{ id: USMF, currency: USD }]\n");
    await writeFile(join(folder, "node_modules", "d.yaml"), good("D"));
  });
  after(() => rm(folder, { recursive: true }));

  it("are those of a folder and its subfolders, without setups and packages", () => {
    expect(findScenarios(folder)).to.deep.equal(
      ["b.yaml", "c.json", "sub/a.yml"].map((file) => join(folder, file)),
    );
  });

  it("run one after the other; one that cannot be run counts as failed and stops none", async () => {
    const heard: ScenarioOutcome[] = [];
    const summary = await runScenarios([folder, join(folder, "b.yaml")], {
      reporter: (outcome) => heard.push(outcome),
    });
    expect(summary.results).to.deep.equal(heard);
    expect({ ...summary, results: summary.results.map(shown) }).to.deep.equal({
      passed: 1,
      failed: 2,
      results: [
        "b.yaml passed",
        `c.json The scenario ${join(folder, "c.json")} cannot be run, 1 problem: ${join(folder, "c.json")}:1: steps[0] has no key "wait".`,
        "a.yml USMF, numbers: expected GENERAL: 2",
      ],
    });
  });

  it("must be there", () => {
    expect(() => findScenarios(join(folder, "none"))).to.throw(`There is no file ${join(folder, "none")}.`);
    expect(() => findScenarios(join(folder, "empty"))).to.throw(
      `There is no scenario in ${join(folder, "empty")}.`,
    );
  });

  it("become tests of the test runner at hand, for each store, which is asked for once", async () => {
    const { titles, tests, asked } = await described(folder);
    expect(titles).to.deep.equal([
      `Scenarios in ${folder} on Memory`,
      "B",
      "c.json",
      "A",
      `Scenarios in ${folder} on Other`,
      "B",
      "c.json",
      "A",
    ]);
    const results: string[] = [];
    for (const test of tests)
      results.push(
        await test().then(
          () => "passed",
          (error: unknown) => String(error),
        ),
      );
    const unread = /^ContrapostError: The scenario .*c\.json cannot be run, 1 problem/;
    const differs = `Error: A\n  ${join(folder, "sub/a.yml")}:6  USMF, numbers\n    expected  GENERAL: 2`;
    for (const [first, second, third] of [results.slice(0, 3), results.slice(3)]) {
      expect(first).to.equal("passed");
      expect(second).to.match(unread);
      expect(third).to.equal(differs);
    }
    expect(asked()).to.equal(1);
  });

  it("need a test runner to become tests", () => {
    const runner = globalThis as { describe?: unknown };
    const { describe: mocha } = runner;
    delete runner.describe;
    try {
      expect(() => {
        describeScenarios(folder);
      }).to.throw("describeScenarios needs the describe and it of a test runner such as Mocha.");
    } finally {
      runner.describe = mocha;
    }
  });
});

function shown(outcome: ScenarioOutcome): string {
  const file = outcome.file.slice(outcome.file.lastIndexOf("/") + 1);
  if (outcome.passed) return `${file} passed`;
  if ("error" in outcome) return `${file} ${isContrapostError(outcome.error) ? outcome.error.message : "?"}`;
  const differences = outcome.differences.map(
    ({ place, expected }) => `${place}: expected ${expected.join()}`,
  );
  return `${file} ${differences.join("; ")}`;
}

/** Describes a folder's scenarios with a test runner that only notes what it is given. */
async function described(folder: string) {
  const titles: string[] = [];
  const tests: (() => Promise<void>)[] = [];
  let asked = 0;
  const store = async () => {
    asked += 1;
    return await Promise.resolve("sqlite::memory:");
  };
  const runner = globalThis as { describe: unknown; it: unknown };
  const mocha = { describe: runner.describe, it: runner.it };
  runner.describe = (title: string, body: () => void) => {
    titles.push(title);
    body();
  };
  runner.it = (title: string, test: () => Promise<void>) => {
    titles.push(title);
    tests.push(test);
  };
  try {
    describeScenarios(folder, { stores: { Memory: "sqlite::memory:", Other: store } });
  } finally {
    Object.assign(runner, mocha);
  }
  return await Promise.resolve({ titles, tests, asked: () => asked });
}
