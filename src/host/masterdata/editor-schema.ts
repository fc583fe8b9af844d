import type { TSchema } from "@sinclair/typebox";

/** A JSON Schema as plain data, to be written to a file. */
export type JsonSchema = { readonly [key: string]: unknown };

/**
 * The schema as editors should have it. Our reader takes every number as the text that was written, so a schema says
 * "text" where people may well leave the quotes away; an editor must not complain about that.
 */
export function editorSchema(
  schema: TSchema,
  header: { readonly id: string; readonly title: string },
): JsonSchema {
  return { ...schemaHeader(header), ...(widened(schema) as JsonSchema) };
}

/** What a published JSON Schema begins with. */
export function schemaHeader({ id, title }: { readonly id: string; readonly title: string }): JsonSchema {
  return { $schema: "http://json-schema.org/draft-07/schema#", $id: id, title };
}

function widened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(widened);
  if (typeof schema !== "object" || schema === null) return schema;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) copy[key] = widened(value);
  if (copy["type"] === "string" && !("const" in copy) && !isWords(copy["enum"])) {
    copy["type"] = ["string", "number"];
    if (Array.isArray(copy["enum"]))
      copy["enum"] = [...(copy["enum"] as string[]), ...copy["enum"].map(Number)];
  }
  return copy;
}

/** A list of words that are no numbers. */
function isWords(list: unknown): boolean {
  return Array.isArray(list) && list.some((word) => Number.isNaN(Number(word)));
}
