import type { DimensionMap } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import { checkDimensions, dimensionId, dimensionTable, dimensionValueText } from "./dimension.js";
import type { MasterPlan } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { oneOf } from "./schema-texts.js";

/** How a relationship's mirrors take over dimensions. */
export const dimensionMapSchema = Type.Object(
  {
    unmapped: Type.Optional(
      oneOf(["leaveOut", "error"], {
        description: "What becomes of a dimension or a value that is not mapped.",
        default: "leaveOut",
      }),
    ),
    map: Type.Optional(
      Type.Array(
        Type.Object(
          {
            dimension: dimensionId("The buying company's dimension."),
            to: Type.Optional(dimensionId("The selling company's; of the same id without it.")),
            values: Type.Optional(
              Type.Record(Type.String(), dimensionValueText("The selling company's value."), {
                description: "By the buying company's value; the same values without it.",
              }),
            ),
          },
          { additionalProperties: false },
        ),
        { description: "The dimensions that both companies have." },
      ),
    ),
  },
  {
    additionalProperties: false,
    description: "How mirrors take over the dimensions of their sources; they take over none without it.",
  },
);

export type DimensionMapEntry = Static<typeof dimensionMapSchema>;

/** The map as it is stored and given to plugins. */
export function dimensionMapOf({ unmapped = "leaveOut", map = [] }: DimensionMapEntry): DimensionMap {
  return {
    unmapped,
    mappings: map.map(({ to, ...mapping }) => ({ ...mapping, to: to ?? mapping.dimension })),
  };
}

export function checkDimensionMap(
  { mappings }: DimensionMap,
  companies: { readonly where: string; readonly buying: string; readonly selling: string },
  plan: MasterPlan,
  problems: ProblemList,
): void {
  const { where, buying, selling } = companies;
  for (const { dimension, to, values } of mappings) {
    for (const [company, id] of [
      [buying, dimension],
      [selling, to],
    ] as const) {
      if (plan.has(dimensionTable, company, id)) continue;
      problems.add("CP_DIMENSION_UNKNOWN", { where, company, dimension: id });
    }
    for (const [value, other] of Object.entries(values ?? {})) {
      checkDimensions({ company: buying, where }, { [dimension]: value }, plan, problems);
      checkDimensions({ company: selling, where }, { [to]: other }, plan, problems);
    }
  }
}
