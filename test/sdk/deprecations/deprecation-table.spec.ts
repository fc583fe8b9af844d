import { readFileSync } from "node:fs";
import { type Deprecation, deprecationTable } from "@contrapost/sdk";
import { expect } from "chai";

const page = readFileSync(new URL("../../../../docs/deprecation.md", import.meta.url), "utf8");
const current = page.slice(page.indexOf("## What is deprecated now"));
const table = new Map<string, Deprecation>(Object.entries(deprecationTable));

describe("the table of deprecations", () => {
  it("is listed in docs/deprecation.md, every code and nothing else", () => {
    const headings = [...current.matchAll(/^### (.*)$/gm)].map((match) => match[1]);
    expect(headings).to.deep.equal([...table.keys()]);
    expect(current.includes("\nNothing. 0.1.0 is the first version"), "says that there is nothing").to.equal(
      table.size === 0,
    );
  });

  it("is told there as it is: what it is, since when, until when, and what to use instead", () => {
    const missing = [...table].flatMap(([code, { what, since, removedIn, instead }]) => {
      const section = current.slice(current.indexOf(`### ${code}\n`)).split("\n### ")[0] ?? "";
      return [what, since, removedIn, instead].filter((text) => !section.includes(text));
    });
    expect(missing).to.deep.equal([]);
  });

  it("has codes in their order, and versions that are ones", () => {
    const codes = [...table.keys()];
    expect(codes.filter((code) => !/^CP_DEP_\d{3}$/.test(code))).to.deep.equal([]);
    expect(codes).to.deep.equal([...codes].sort());
    const versions = [...table.values()].flatMap(({ since, removedIn }) => [since, removedIn]);
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).to.deep.equal([]);
  });
});
