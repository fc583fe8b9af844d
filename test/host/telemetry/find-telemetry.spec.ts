import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { findTelemetry } from "#host/telemetry/find-telemetry.js";
import { noTelemetry } from "#host/telemetry/telemetry.js";
import { Recorded } from "./recorded.js";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));

/** What a module prints that runs in a process of its own, which nobody has registered anything in. */
function printed(module: string): string {
  return execFileSync(process.execPath, ["--input-type=module", "--eval", module], {
    cwd: repository,
    encoding: "utf8",
  });
}

describe("finding telemetry", () => {
  it("finds none where no SDK has registered, and calls handlers as they are", async () => {
    const telemetry = await findTelemetry();
    expect(telemetry).to.equal(noTelemetry);
    expect(telemetry.handlers).to.equal(undefined);
  });

  it("finds it as long as one is registered", async () => {
    const recorded = new Recorded();
    try {
      expect(await findTelemetry()).to.not.equal(noTelemetry);
    } finally {
      recorded.end();
    }
    expect(await findTelemetry()).to.equal(noTelemetry);
  });

  it("loads nothing of OpenTelemetry for a host that nobody watches", () => {
    const module = `
      import { createRequire } from "node:module";
      import { openHost } from "contrapost";
      const host = await openHost({ database: "sqlite::memory:", plugins: ["@contrapost/intercompany-settlement"] });
      await host.close();
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      console.log(loaded.length > 0, loaded.filter((file) => file.includes("opentelemetry")).length);`;
    expect(printed(module)).to.equal("true 0\n");
  });
});
