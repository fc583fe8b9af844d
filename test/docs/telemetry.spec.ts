import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { makeInstruments } from "#host/telemetry/instruments.js";
import { createNoopMeter } from "@opentelemetry/api";
import { SampleProject } from "../host/cli/sample-project.js";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const page = () => readFile(join(repository, "docs/telemetry.md"), "utf8");

describe("docs/telemetry.md", () => {
  it("shows a module with which a command tells what it does", async () => {
    const [, code = ""] = /<!-- telemetry.js -->\n```js\n([^]*?)```/.exec(await page()) ?? [];
    const project = await SampleProject.create();
    try {
      await project.fill();
      await writeFile(project.path("telemetry.js"), code);
      const command = [join(repository, "src/host/bin/contrapost.js"), "post", "USMF/PAY-1"];
      const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
        cwd: project.folder,
        env: { ...process.env, NODE_OPTIONS: "--import ./telemetry.js" },
      });
      expect(stderr).to.equal("");
      const printed = (kind: RegExp) => [...stdout.matchAll(kind)].map(([, name]) => name);
      // Of what stands inside another, the inner ends first.
      expect(printed(/^ {2}name: '(contrapost\.[a-z]+)',$/gm)).to.deep.equal([
        "contrapost.handler",
        "contrapost.posting",
        "contrapost.handler",
        "contrapost.posting",
      ]);
      expect(new Set(printed(/name: '(contrapost\.[a-z.]+)',\n {4}type:/g))).to.include.keys([
        "contrapost.postings",
        "contrapost.posting.lines",
      ]);
    } finally {
      await project.remove();
    }
  });

  it("names every metric, with its instrument's unit", async () => {
    const names: string[] = [];
    const meter = createNoopMeter();
    const noting = new Proxy(meter, {
      get: (target, key: keyof typeof meter) => (name: string, options: { unit: string }) => {
        names.push(`| \`${name}\` | ${instrumentNames[key] ?? key}, \`${options.unit}\` |`);
        return (target[key] as (name: string) => unknown)(name);
      },
    });
    makeInstruments(noting);
    const text = await page();
    const documented = [...text.matchAll(/^\| `contrapost\.[a-z._]+` \| [a-z ]+, `[^`]+` \|/gm)].map(
      ([row]) => row,
    );
    expect(documented).to.deep.equal(names);
  });
});

const instrumentNames: Readonly<Record<string, string>> = {
  createCounter: "counter",
  createHistogram: "histogram",
  createObservableGauge: "observable gauge",
};
