import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ErrorDefinition, errorTable } from "@contrapost/sdk";
import { expect } from "chai";

const definitions = Object.entries<ErrorDefinition>(errorTable);
const codes = definitions.map(([code]) => code).sort();
const fromRoot = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

describe("the error table", () => {
  it("has codes of capital letters", () => {
    expect(codes.filter((code) => !/^CP(?:_[A-Z][A-Z0-9]*)+$/.test(code))).to.deep.equal([]);
  });

  it("is made of files with their codes in alphabetical order, and has each code once", () => {
    const folder = fromRoot("src/sdk/errors");
    const files = readdirSync(folder).filter((file) => file.endsWith("-codes.ts"));
    const codesByFile = files.map((file) => {
      const source = readFileSync(`${folder}/${file}`, "utf8");
      return [...source.matchAll(/^ {2}(CP_\w+): \{$/gm)].map((match) => match[1] ?? "");
    });
    // A code in two files would silently take the meaning that comes last.
    expect(codesByFile.flat().sort()).to.deep.equal(codes);
    for (const inFile of codesByFile) expect(inFile).to.deep.equal([...inFile].sort());
  });

  it("has a sentence with a full stop for every message and every mend", () => {
    // A message may end with another one that it quotes, which brings its own full stop.
    const message = /^\S.*\S(?:\.|: \{[a-z][A-Za-z]*\})$/;
    const mend = /^\S.*\S\.$/;
    const broken = definitions.filter(
      ([, definition]) => !message.test(definition.message) || !mend.test(definition.mend),
    );
    expect(broken).to.deep.equal([]);
  });

  it("has identifiers for placeholders, and no brace without one", () => {
    const broken = definitions.filter(([, { message, mend }]) =>
      /[{}]/.test(`${message}${mend}`.replace(/\{[a-z][A-Za-z]*\}/g, "")),
    );
    expect(broken).to.deep.equal([]);
  });

  it("is documented, every code and nothing else, in docs/errors.md", () => {
    const documented = readFileSync(fromRoot("docs/errors.md"), "utf8");
    const headings = [...documented.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect(headings).to.deep.equal(codes);

    const script = fromRoot("scripts/write-error-docs.mjs");
    const generated = execFileSync(process.execPath, [script, "--print"], { encoding: "utf8" });
    expect(documented, "run `node scripts/write-error-docs.mjs`").to.equal(generated);
  });
});
