import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("docs/api", () => {
  it("reports what every entry point of the published packages exports", async function () {
    this.timeout(60_000);
    const told = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        ["scripts/write-api-reports.mjs", "--check"],
        { cwd: root },
        (error, out, err) => {
          resolve(out + err + (error && err === "" ? error.message : ""));
        },
      );
    });
    expect(told).to.equal("");
  });
});
