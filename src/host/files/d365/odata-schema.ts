import { Type } from "@sinclair/typebox";

/** What OData answers: a list of records, with what it says about the answer under keys of its own. */
export const odataSchema = Type.Object(
  {
    value: Type.Array(Type.Record(Type.String(), Type.Union([Type.String(), Type.Boolean()])), {
      description: "The records.",
    }),
  },
  { description: "An answer of OData." },
);

/** Tells whether a document is an answer of OData rather than one of ours. */
export function isOData(
  value: unknown,
): value is { readonly value: unknown; readonly "@odata.context"?: unknown } {
  return typeof value === "object" && value !== null && "value" in value;
}
