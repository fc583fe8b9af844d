import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { contrapost } from "../command-run.js";

const files = [
  "README.md",
  ".gitignore",
  "package.json",
  "scenarios/company.yaml",
  "scenarios/objects-to-large-payments.yaml",
  "src/config.ts",
  "src/index.ts",
  "src/payments-above-limit.ts",
  "test/conformance.spec.ts",
  "test/plugin.spec.ts",
  "test/scenarios.spec.ts",
  "test/tsconfig.json",
  "tsconfig.json",
  // In a clone of the repository npm is told to copy the packages.
  ".npmrc",
];

describe("contrapost plugin create", () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "contrapost-create-"));
  });
  afterEach(() => rm(parent, { recursive: true }));

  it("writes a plugin's package and says what comes next", async () => {
    const folder = join(parent, "limit");
    const { code, out, err } = await contrapost(["plugin", "create", "@acme/payment-limit", "-d", folder]);
    expect({ code, err }).to.deep.equal({ code: 0, err: "" });
    expect(out.replace(/cd .*/, "cd …")).to.equal(
      [
        `Plugin payment-limit is ready in ${folder}, with ${files.length} files.`,
        "",
        "Next:",
        "  cd …",
        "  npm install",
        "  npm test       # the plugin, and its scenario",
        "  npm run check  # what must hold before it is published",
        "  npm pack       # a file to install in a project",
        "",
      ].join("\n"),
    );
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    expect(texts.filter((text) => text.includes("{{"))).to.deep.equal([]);
    const {
      name,
      peerDependencies,
      contrapost: manifest,
    } = JSON.parse(texts[2] ?? "") as Record<string, unknown>;
    expect({ name, peerDependencies, manifest }).to.deep.equal({
      name: "@acme/payment-limit",
      peerDependencies: { "@contrapost/sdk": "^0.1.0" },
      manifest: {
        $schema: "./node_modules/contrapost/schema/manifest.schema.json",
        id: "payment-limit",
        host: "^0.1.0",
        uses: ["host.logger"],
      },
    });
    expect(texts[7]).to.contain('code: "PAYMENT_LIMIT_EXCEEDED"');
  });

  it("names its files in JSON", async () => {
    const folder = join(parent, "limit");
    const { out } = await contrapost(["plugin", "create", "payment-limit", "--directory", folder, "--json"]);
    expect(JSON.parse(out)).to.deep.equal({ name: "payment-limit", id: "payment-limit", folder, files });
  });

  it("refuses a name that npm or the host would not take", async () => {
    const mend =
      "  mend: Name it by words of a-z and 0-9 joined by hyphens, such as payment-limit, or @acme/payment-limit in a scope.";
    const refused: readonly (readonly [name: string, rule: string])[] = [
      ["Payment_Limit", "it must be words of a-z and 0-9 joined by hyphens"],
      ["../limit", "a scope starts with @ and ends with one /"],
      ["@acme/a/b", "a scope starts with @ and ends with one /"],
      ["@Acme/limit", "a scope starts with @ and ends with one /"],
      ["@acme/", "it must be words of a-z and 0-9 joined by hyphens"],
      ["a".repeat(215), "npm takes at most 214 characters"],
    ];
    for (const [name, rule] of refused) {
      expect(await contrapost(["plugin", "create", name, "-d", join(parent, "x")])).to.deep.equal({
        code: 1,
        out: "",
        err: `error CP_PLUGIN_NAME: ${name} is no name for a plugin: ${rule}.\n${mend}\n`,
      });
    }
  });

  it("refuses a folder that holds something, and leaves it alone", async () => {
    await writeFile(join(parent, "notes.txt"), "mine");
    expect(await contrapost(["plugin", "create", "payment-limit", "-d", parent])).to.deep.equal({
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
});
