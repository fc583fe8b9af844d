import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { writePlugin } from "#host/cli/project/write-plugin.js";
import { writeProject } from "#host/cli/project/write-project.js";
import { contrapost } from "../host/cli/command-run.js";
import { collectExamples, repository } from "../docs/examples/collect-examples.js";

/** The packages are found from there; else all is done as the page says. */
const folder = await mkdtemp(join(tmpdir(), "contrapost-written-"));
const plugin = join(folder, "payment-rules");
const books = join(folder, "my-books");
const page = await readFile(join(repository, "docs/write-a-plugin.md"), "utf8");
const files = collectExamples().filter(({ file }) => file === "docs/write-a-plugin.md");

/** What the page shows as the output of a step. */
function shown(step: string): string {
  const block = new RegExp(`<!-- output: ${step} -->\n\`\`\`\n([^]*?)\`\`\``).exec(page)?.[1];
  return block ?? `The page has no output of ${step}.`;
}

/** Writes those files of the page that belong to a folder. */
async function write(target: string, wanted: RegExp): Promise<void> {
  for (const { writtenTo = "", code } of files) {
    if (!wanted.test(writtenTo)) continue;
    await mkdir(dirname(join(target, writtenTo)), { recursive: true });
    await writeFile(join(target, writtenTo), code);
  }
}

const { resolve: locate } = createRequire(import.meta.url);

/** Does what `npm test` does in the plugin's folder, and answers the line that counts. */
async function npmTest(): Promise<string> {
  await run(locate("typescript/bin/tsc"), "-b", "test");
  const printed = await run(locate("mocha/bin/mocha.js"));
  return /\d+ passing|\d+ failing[^]*/.exec(printed)?.[0] ?? printed;
}

async function run(script: string, ...words: readonly string[]): Promise<string> {
  return await new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...words], { cwd: plugin }, (error, out, err) => {
      if (error === null) resolve(out);
      else reject(new Error(`${script} ${words.join(" ")}: ${out}${err}`));
    });
  });
}

describe("docs/write-a-plugin.md", function () {
  this.timeout(120_000);
  before(() => symlink(join(repository, "node_modules"), join(folder, "node_modules")));
  after(() => rm(folder, { recursive: true }));

  it("makes a plugin that passes its tests, its scenarios and the suite of conformance", async () => {
    await writePlugin({ name: "payment-rules", id: "payment-rules" }, plugin);
    await write(plugin, /^(src|test|scenarios)\//);
    expect(`${await npmTest()}\n`).to.equal(shown("npm test"));
  });

  it("which can be published", async () => {
    const { out, err } = await contrapost(["plugin", "check", plugin]);
    expect({ out, err }).to.deep.equal({ out: shown("npm run check"), err: "" });
  });

  it("and does in a project what it is for", async () => {
    await writeProject(books);
    await write(books, /^[a-z.]+\.yaml$/);
    for (const part of ["dist", "package.json"]) {
      await cp(join(plugin, part), join(books, "node_modules", "payment-rules", part), { recursive: true });
    }
    for (const file of ["masterdata/companies.yaml", "payments.yaml"]) {
      expect(await contrapost(["import", join(books, file), "--config", books])).to.deep.include({ code: 0 });
    }
    const { code, err } = await contrapost(["post", "USMF/PAY-1", "--config", books]);
    expect({ code, err }).to.deep.equal({ code: 1, err: shown("post") });
  });
});
