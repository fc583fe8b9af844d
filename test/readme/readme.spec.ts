import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { isContrapostError } from "@contrapost/sdk";
import { expect } from "chai";
import { openHost } from "contrapost";
import { loadScenario, runScenario } from "contrapost/testing";
import { SampleProject } from "../host/cli/sample-project.js";
import { refusal } from "../host/store/rejection.js";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** What stands in README.md under a marker, fenced as code. */
async function block(marker: string): Promise<string> {
  const text = await readFile(join(repository, "README.md"), "utf8");
  const found = new RegExp(`<!-- ${marker} -->\n\`\`\`[a-z]*\n([^]*?)\`\`\``).exec(text)?.[1];
  if (found === undefined) throw new Error(`README.md has no block ${marker}.`);
  return found;
}

describe("README.md", () => {
  let project: SampleProject;
  before(async () => {
    project = await SampleProject.create();
  });
  after(() => project.remove());

  it("shows what the demo prints, which is the same each time", async () => {
    const demo = async () => {
      const script = join(repository, "demo", "dist", "demo.js");
      const { stdout } = await promisify(execFile)(process.execPath, [script], {
        env: { ...process.env, FORCE_COLOR: "", NO_COLOR: "1" },
      });
      return stdout;
    };
    const shown = await block("demo");
    expect(await demo()).to.equal(shown);
    expect(await demo()).to.equal(shown);
    expect(shown.split("\n").length, "lines for one screen").to.be.at.most(45);
    expect(Math.max(...shown.split("\n").map((line) => line.length)), "columns").to.be.at.most(100);
  });

  it("shows a plugin of 20 lines that objects before a posting and is told after it", async () => {
    const code = await block("plugin");
    expect(code.trimEnd().split("\n")).to.have.length(20);
    await writeFile(project.path("plugins/payment-reference.js"), code);
    const notes: unknown[] = [];
    const note = (message: string, facts?: unknown) => void notes.push([message, facts]);
    const host = await openHost({
      database: "sqlite::memory:",
      plugins: ["./plugins/payment-reference.js"],
      directory: project.folder,
      logger: { debug: note, info: note, warn: note, error: note },
    });
    try {
      await host.import([project.path("masterdata/companies.yaml")], { user: "ann" });
      const pay = async (number: string, reference: object) => {
        const account = { type: "vendor", id: "V-DEMF" } as const;
        const line = {
          date: "2024-03-15",
          account,
          currency: "EUR",
          amount: 100n,
          where: "test",
          ...reference,
        };
        const input = { company: "USMF", number, name: "VENDPAY", lines: [line] };
        const [journal] = await host.journals.enter([input], { user: "ann" });
        return await host.journals.post(journal!, { user: "ann" });
      };
      const { problems } = await refusal(pay("PAY-1", {}));
      expect(problems.map(({ message }) => message)).to.deep.equal([
        "USMF, journal PAY-1, line 1: plugin payment-reference, handler requireReference, objects with NO_REFERENCE: name a payment reference",
      ]);
      expect(problems.every(isContrapostError)).to.equal(true);
      await pay("PAY-2", { paymentReference: "SEPA-2" });
      await host.deliver();
      expect(notes).to.have.length(1);
      const [[message, facts]] = notes as [[string, object]];
      expect(message).to.equal("paid");
      expect(facts).to.deep.include({ company: "USMF", journal: "PAY-2" });
    } finally {
      await host.close();
    }
  });

  it("shows a scenario of 20 lines that holds", async () => {
    const text = await block("scenario");
    expect(text.trimEnd().split("\n")).to.have.length(20);
    const file = project.path("readme.yaml");
    await writeFile(file, text.replace("setup: fixtures/", `setup: ${join(repository, "fixtures")}/`));
    const { passed, differences } = await runScenario(await loadScenario(file));
    expect({ passed, differences }).to.deep.equal({ passed: true, differences: [] });
  });
});
