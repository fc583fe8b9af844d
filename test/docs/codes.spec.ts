import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorTable } from "@contrapost/sdk";
import { expect } from "chai";
import { repository } from "./examples/collect-examples.js";

const codes = Object.keys(errorTable);

/** What stands for a code without being one, each in one place. */
const made = new Map([
  ["docs/deprecation.md", ["CP_DEP_042"]],
  ["src/host/store/guard-error.ts", ["CP_CODE"]],
]);

const files = ["README.md", "docs", "plugins", "src"].flatMap((place) =>
  place.endsWith(".md")
    ? [place]
    : readdirSync(join(repository, place), { recursive: true, encoding: "utf8" })
        .map((file) => join(place, file).replaceAll("\\", "/"))
        .filter(
          (file) => /\.(md|ts)$/.test(file) && !/node_modules|\/dist\/|^docs\/(api|reference)\//.test(file),
        ),
);

describe("The codes that docs and TSDoc name", () => {
  it("are codes of the table, or the beginning of some", () => {
    const unknown = files.flatMap((file) => {
      const text = readFileSync(join(repository, file), "utf8");
      const prose = file.endsWith(".md") ? text : [...text.matchAll(/\/\*\*[^]*?\*\//g)].join("\n");
      return [...new Set(prose.match(/\bCP_(?:[A-Z0-9_]*…|[A-Z0-9_]*[A-Z0-9]\b)/g))]
        .filter((named) =>
          named.endsWith("…")
            ? !codes.some((code) => code.startsWith(named.slice(0, -1)))
            : !codes.includes(named) && !made.get(file)?.includes(named),
        )
        .map((named) => `${file}: ${named}`);
    });
    expect(unknown).to.deep.equal([]);
  });
});
