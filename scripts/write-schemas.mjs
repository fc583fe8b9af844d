// Writes the JSON Schemas of src/host/schema from the built host, for editors to complete and check YAML files.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { schemaFiles } from "../src/host/dist/testing/schema-files.js";

const folder = resolve(import.meta.dirname, "../src/host/schema");
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(schemaFiles)) {
  writeFileSync(join(folder, name), `${JSON.stringify(schema, undefined, 2)}\n`);
}
