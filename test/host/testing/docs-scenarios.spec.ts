import { readFileSync } from "node:fs";
import { expect } from "chai";
import { masterDataProperties } from "#host/masterdata/master-data-document.js";
import { scenarioSchema } from "#host/testing/scenario.js";

const text = readFileSync("docs/scenarios.md", "utf8");
const examples = [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, example]) => example ?? "");

describe("docs/scenarios.md", () => {
  it("shows every key in an example", () => {
    const missing = [...keysOf(scenarioSchema)].filter((key) => {
      const shown = new RegExp(`^[ ]*(?:- )*["]?${key}["]?:|[{,\\[] ?${key}:`, "m");
      return !examples.some((example) => shown.test(example));
    });
    expect(missing).to.deep.equal([]);
  });

  it("explains every key of its own in its text", () => {
    const prose = text.replace(/^```.*?^```/gms, "");
    const journalKeys = new Set([
      "lines",
      "description",
      "journalName",
      "voucher",
      "currency",
      "number",
      "company",
    ]);
    const missing = [...keysOf(scenarioSchema)].filter(
      (key) => !journalKeys.has(key) && !prose.includes(`\`${key}\``),
    );
    expect(missing).to.deep.equal([]);
  });
});

/** The keys that a schema knows, without those of master data, which are documented with the import. */
function keysOf(schema: unknown, keys = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(schema)) for (const part of schema) keysOf(part, keys);
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return keys;
  for (const [word, value] of Object.entries(schema)) {
    if (word !== "properties") {
      keysOf(value, keys);
      continue;
    }
    for (const [key, part] of Object.entries(value as object)) {
      keys.add(key);
      if (!(key in masterDataProperties)) keysOf(part, keys);
    }
  }
  return keys;
}
