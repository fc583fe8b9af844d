import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { expect } from "chai";
import { findScenarios } from "contrapost/testing";
import { schemaFiles } from "#host/testing/schema-files.js";

interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly { readonly instancePath: string; readonly params: unknown }[] | null;
}

// What editors use, of the versions that the host uses too.
const requireOfHost = createRequire(resolve("src/host/package.json"));
const { parse } = requireOfHost("yaml") as { parse: (text: string) => unknown };
const { Ajv } = requireOfHost("ajv") as {
  Ajv: new (options: object) => { compile: (schema: object) => Validate };
};

describe("The published JSON Schemas", () => {
  for (const [name, schema] of Object.entries(schemaFiles)) {
    it(`are current: ${name}`, () => {
      const published: unknown = JSON.parse(readFileSync(`src/host/schema/${name}`, "utf8"));
      expect(published, "run: node scripts/write-schemas.mjs").to.deep.equal(
        JSON.parse(JSON.stringify(schema)),
      );
    });
  }

  it("find nothing wrong with a scenario as an editor reads it, where numbers are numbers", () => {
    const files = findScenarios("fixtures");
    expect(files.length).to.be.greaterThan(40);
    for (const file of files) expect(faultsOf("scenario.schema.json", file), file).to.deep.equal([]);
  });

  it("find nothing wrong with the setups", () => {
    for (const file of ["fixtures/setups/usmf-demf.yaml", "fixtures/setups/gbsi.yaml"]) {
      expect(faultsOf("master-data.schema.json", file), file).to.deep.equal([]);
    }
  });

  it("find a key that is not known", () => {
    const validate = validatorOf("scenario.schema.json");
    const scenario = { name: "A", about: "B", steps: [{ deliver: true, wait: "1s" }] };
    expect(validate(scenario)).to.equal(false);
    expect(validate.errors?.map(({ instancePath, params }) => [instancePath, params])).to.deep.equal([
      ["/steps/0", { additionalProperty: "wait" }],
    ]);
  });
});

function faultsOf(schema: string, file: string): readonly unknown[] {
  const validate = validatorOf(schema);
  validate(parse(readFileSync(file, "utf8")));
  return validate.errors ?? [];
}

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, logger: false });
const validators = new Map<string, Validate>();

function validatorOf(name: string): Validate {
  const validate = validators.get(name) ?? ajv.compile(schemaFiles[name] ?? {});
  validators.set(name, validate);
  return validate;
}
