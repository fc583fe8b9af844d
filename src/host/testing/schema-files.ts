import type { TSchema } from "@sinclair/typebox";
import { editorSchema, type JsonSchema } from "../masterdata/editor-schema.js";
import { masterDataSchema } from "../masterdata/master-data-document.js";
import { scenarioSchema } from "./scenario.js";
import { shareDefinitions } from "./share-definitions.js";

/** The JSON Schemas that are published with the package, by the names of their files. */
export const schemaFiles: Readonly<Record<string, JsonSchema>> = {
  "master-data.schema.json": published(masterDataSchema, "master-data", "Contrapost master data"),
  "scenario.schema.json": published(scenarioSchema, "scenario", "Contrapost scenario"),
};

function published(schema: TSchema, name: string, title: string): JsonSchema {
  return shareDefinitions(editorSchema(schema, { id: `urn:contrapost:schema:${name}`, title }));
}
