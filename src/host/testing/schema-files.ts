import type { TSchema } from "@sinclair/typebox";
import { manifestSchema } from "../kernel/discovery/manifest-schema.js";
import { editorSchema, type JsonSchema, schemaHeader } from "../masterdata/editor-schema.js";
import { masterDataSchema } from "../masterdata/master-data-document.js";
import { scenarioSchema } from "./scenario.js";
import { shareDefinitions } from "./share-definitions.js";

/** The JSON Schemas that are published with the package, by the names of their files. */
export const schemaFiles: Readonly<Record<string, JsonSchema>> = {
  "manifest.schema.json": {
    ...schemaHeader({ id: "urn:contrapost:schema:manifest", title: "Contrapost plugin manifest" }),
    ...manifestSchema,
  },
  "master-data.schema.json": published(masterDataSchema, "master-data", "Contrapost master data"),
  "scenario.schema.json": published(scenarioSchema, "scenario", "Contrapost scenario"),
};

function published(schema: TSchema, name: string, title: string): JsonSchema {
  return shareDefinitions(editorSchema(schema, { id: `urn:contrapost:schema:${name}`, title }));
}
