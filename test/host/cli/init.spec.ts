import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { contrapost } from "./command-run.js";
import { SampleProject } from "./sample-project.js";

const files = [
  "README.md",
  "contrapost.config.yaml",
  ".gitignore",
  "journals/customer-invoices.csv",
  "journals/payment.yaml",
  "journals/vendor-invoices.csv",
  "masterdata/companies.yaml",
  "package.json",
  "plugins/payment-limit-config.js",
  "plugins/payment-limit.js",
  "scenarios/pays-in-full.yaml",
  "test/payment-limit.spec.js",
  "test/scenarios.spec.js",
];

describe("contrapost init", () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "contrapost-init-"));
  });
  afterEach(() => rm(parent, { recursive: true }));

  it("writes a project and says what comes next", async () => {
    const folder = join(parent, "Our Books");
    const { code, out, err } = await contrapost(["init", folder]);
    expect({ code, err }).to.deep.equal({ code: 0, err: "" });
    // In a clone of the repository there is one file more, which has npm copy the packages.
    expect(out).to.match(
      new RegExp(`^${folder} is ready, with ${files.length + 1} files[.]\n\nNext:\n {2}cd "`),
    );
    const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
      name: string;
      dependencies: Record<string, string>;
    };
    expect(manifest.name).to.equal("our-books");
    expect(Object.keys(manifest.dependencies)).to.deep.equal([
      "@contrapost/intercompany-settlement",
      "@contrapost/sdk",
      "contrapost",
    ]);
    for (const spec of Object.values(manifest.dependencies)) expect(spec).to.match(/^file:\.\.\//);
    expect(await readFile(join(folder, "README.md"), "utf8")).to.match(/^# our-books\n/);
  });

  it("names its files in JSON", async () => {
    const folder = join(parent, "books");
    const { out } = await contrapost(["init", folder, "--json"]);
    expect(JSON.parse(out)).to.deep.equal({ folder, files: [...files, ".npmrc"] });
  });

  it("refuses a folder that is not empty, and leaves it alone", async () => {
    await writeFile(join(parent, "notes.txt"), "mine");
    expect(await contrapost(["init", parent])).to.deep.equal({
      code: 1,
      out: "",
      err: [
        `error CP_INIT_NOT_EMPTY: The folder ${parent} is not empty: it holds notes.txt.`,
        "  mend: Name a new folder, or an empty one.",
        "",
      ].join("\n"),
    });
    expect(await readFile(join(parent, "notes.txt"), "utf8")).to.equal("mine");
  });

  it("refuses a path that is a file", async () => {
    const path = join(parent, "file");
    await writeFile(path, "");
    const { code, err } = await contrapost(["init", path]);
    expect(code).to.equal(1);
    expect(err).to.match(/^error CP_FOLDER_UNWRITABLE: The folder .* cannot be written: EEXIST: /);
  });

  it("writes scenarios that hold", async () => {
    const project = await SampleProject.create();
    try {
      const { code, out, err } = await contrapost(["scenario", project.path("scenarios")]);
      expect({ code, err }).to.deep.equal({ code: 0, err: "" });
      expect(out.replace(/\d+ ms/, "0 ms")).to.equal(
        "✓ A payment of USMF closes the invoice in both companies 0 ms\n1 passed, 0 failed\n",
      );
    } finally {
      await project.remove();
    }
  });
});
