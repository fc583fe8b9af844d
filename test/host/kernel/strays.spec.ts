import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { projectFolder, removeProjectFolders } from "./support/project-folder.js";

const kernel = new URL("../../../../src/host/dist/kernel/index.js", import.meta.url).href;

/** Posts in a process of its own, with a plugin whose handler does this; answers how it ended and what it told. */
function posting(handler: string) {
  const folder = projectFolder({
    "plugins/stray.mjs": `import { definePlugin, onGeneralJournalPosted } from "@contrapost/sdk";
const save = async () => { await new Promise((done) => setTimeout(done, 1)); throw new Error("no disk"); };
const fail = async () => { throw new Error("no disk"); };
export default definePlugin({ id: "stray", version: "1.0.0", host: "*", register({ on }) {
  on(onGeneralJournalPosted, async function note(posted, posting) { ${handler} });
} });
`,
    "run.mjs": `import { onGeneralJournalPosted } from "@contrapost/sdk";
import { pluginSettings, startKernel } from ${JSON.stringify(kernel)};
const { dispatcher } = await startKernel({ plugins: pluginSettings(["./plugins/stray.mjs"]), directory: import.meta.dirname, hostVersion: "0.1.0" });
await dispatcher.posted(onGeneralJournalPosted, "USMF", {}, () => ({ context: {}, close() {} }));
console.log("posted");
setTimeout(() => console.log("went on"), 200);
`,
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, ["run.mjs"], {
    cwd: folder,
    encoding: "utf8",
  });
  const told = stderr.split("\n").find((line) => line.startsWith("{"));
  const entry = told === undefined ? undefined : (JSON.parse(told) as Record<string, unknown>);
  return { status, stdout, entry };
}

describe("what a handler leaves behind and nobody awaits", function () {
  this.timeout(20_000);
  after(removeProjectFolders);

  for (const [when, handler, more] of [
    ["before anything was awaited", "void fail();", { hook: "onGeneralJournalPosted", handler: "note" }],
    ["later", "void save();", {}],
  ] as const) {
    it(`ends the process by failing ${when}, and is told with the plugin's name`, () => {
      const { status, stdout, entry } = posting(handler);
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: when === "later" ? "posted\n" : stdout });
      expect(stdout).not.to.contain("went on");
      const { level, message, plugin, hook, handler: named } = entry!;
      expect({ level, message, plugin, ...(hook !== undefined && { hook, handler: named }) }).to.deep.equal({
        level: "error",
        message: "what a plugin left behind failed where nobody awaits it, which ends the process",
        plugin: "stray",
        ...more,
      });
    });
  }

  it("does no harm where it does not fail", () => {
    expect(posting("void Promise.resolve();")).to.deep.equal({
      status: 0,
      stdout: "posted\nwent on\n",
      entry: undefined,
    });
  });
});
