import type { CustomFields } from "@contrapost/sdk";
import { type TUnsafe, Type } from "@sinclair/typebox";

/** Values of custom fields, by plugin and by name. What a value may be is known only with the plugin. */
export function fieldsSchema(description: string): TUnsafe<CustomFields> {
  const value = {
    anyOf: [{ type: "string" }, { type: "boolean" }, { type: "number" }],
    description: "The value.",
  };
  return Type.Unsafe<CustomFields>({
    type: "object",
    description,
    additionalProperties: {
      type: "object",
      description: "By the plugin's id; each field by its name.",
      additionalProperties: value,
    },
  });
}
