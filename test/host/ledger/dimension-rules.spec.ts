import { expect } from "chai";
import fc from "fast-check";
import {
  type DimensionRule,
  dimensionRulesText,
  entryDimensions,
  parseDimensionRule,
} from "#host/ledger/dimension-rules.js";
import { dimensionsText, parseDimensions } from "#host/ledger/dimensions.js";

const id = fc.constantFrom("CostCenter", "Department", "Project", "Region");
const value = fc.stringMatching(/^[A-Za-z0-9 äÖ:/-]{1,8}$/);
const dimensions = fc.dictionary(id, value);
const rule: fc.Arbitrary<DimensionRule> = fc.oneof(
  fc.constant({ kind: "required" as const }),
  fc.constant({ kind: "blocked" as const }),
  value.map((fixed) => ({ kind: "fixed" as const, value: fixed })),
);
const rules = fc.dictionary(id, rule);

describe("dimensionsText", () => {
  it("writes the ids in their order, and nothing for none", () => {
    expect(dimensionsText({ Department: "IT", CostCenter: "010" })).to.equal("CostCenter=010|Department=IT");
    expect(dimensionsText({})).to.equal(undefined);
  });

  it("is read back whole", () => {
    fc.assert(
      fc.property(dimensions, (some) => {
        expect(parseDimensions(dimensionsText(some))).to.deep.equal({ ...some });
      }),
    );
  });
});

describe("entryDimensions", () => {
  it("fills up defaults, puts fixed values, leaves out what is blocked and names what is missing", () => {
    const account = {
      defaults: { CostCenter: "020", Region: "EU" },
      rules: {
        Department: { kind: "fixed", value: "TREASURY" },
        Region: { kind: "blocked" },
        Project: { kind: "required" },
      },
    } as const;
    expect(entryDimensions({ CostCenter: "010", Department: "IT" }, account)).to.deep.equal({
      dimensions: { CostCenter: "010", Department: "TREASURY" },
      missing: ["Project"],
    });
  });

  it("keeps every rule, whatever came with the line, and changes nothing when it is asked again", () => {
    fc.assert(
      fc.property(dimensions, dimensions, rules, (given, defaults, wanted) => {
        const found = entryDimensions(given, { defaults, rules: wanted });
        for (const [dimension, one] of Object.entries(wanted)) {
          const got = found.dimensions[dimension];
          if (one.kind === "fixed") expect(got).to.equal(one.value);
          if (one.kind === "blocked") expect(got).to.equal(undefined);
          if (one.kind === "required") expect(got === undefined).to.equal(found.missing.includes(dimension));
        }
        for (const [dimension, own] of Object.entries(given)) {
          if (wanted[dimension] === undefined) expect(found.dimensions[dimension]).to.equal(own);
        }
        expect(entryDimensions(found.dimensions, { defaults, rules: wanted })).to.deep.equal(found);
      }),
    );
  });

  it("has rules that are stored and read back", () => {
    fc.assert(
      fc.property(rules, (some) => {
        const texts = parseDimensions(dimensionRulesText(some));
        const read = Object.entries(texts).map(([dimension, text]) => [dimension, parseDimensionRule(text)]);
        expect(Object.fromEntries(read)).to.deep.equal({ ...some });
      }),
    );
  });
});
