import { type Static, Type } from "@sinclair/typebox";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { freeText } from "./schema-texts.js";

const dimensionText = (description: string, what: string) =>
  Type.String({
    title: `${what}: 1 to 60 characters without =, | and spaces at its ends`,
    description,
    maxLength: 60,
    pattern: "^[^\\s\\p{Cc}=|](?:[^\\p{Cc}=|]*[^\\s\\p{Cc}=|])?$",
  });

/** A value of a dimension. */
export const dimensionValueText = (description: string) => dimensionText(description, "a dimension value");

/** The id of a dimension. */
export const dimensionId = (description: string) => dimensionText(description, "a dimension's id");

const valueSchema = Type.Object(
  {
    id: dimensionValueText("The value, such as 010."),
    name: Type.Optional(freeText("What it stands for.")),
    blocked: Type.Optional(
      Type.Boolean({ description: "Whether nothing more is posted to it.", default: false }),
    ),
  },
  { additionalProperties: false, description: "A value of the dimension." },
);

/** A financial dimension of a company with its values. */
export const dimensionSchema = Type.Object(
  {
    id: dimensionId("The dimension, such as CostCenter."),
    name: Type.Optional(freeText("What it stands for.")),
    values: Type.Optional(Type.Array(valueSchema, { description: "Its values." })),
  },
  { additionalProperties: false, description: "A financial dimension of the company." },
);

/** Dimensions by their ids, each with a value. */
export const dimensionsSchema = (description: string) =>
  Type.Record(Type.String(), dimensionValueText("The value."), { description });

export type Dimension = Static<typeof dimensionSchema>;

export interface DimensionRecord extends Dimension {
  readonly where: string;
  readonly company: string;
}

export const dimensionTable: MasterTable = {
  table: "dimension",
  columns: ["company", "id", "name"],
  keyLength: 2,
};

export const dimensionValueTable: MasterTable = {
  table: "dimension_value",
  columns: ["company", "dimension", "id", "name", "blocked"],
  keyLength: 3,
};

export function planDimension(record: DimensionRecord, plan: MasterPlan): void {
  const { where, company, id } = record;
  plan.put(dimensionTable, {
    kind: "dimension",
    where,
    label: `dimension ${id} of ${company}`,
    row: [company, id, record.name ?? id],
  });
  for (const value of record.values ?? []) {
    plan.put(dimensionValueTable, {
      kind: "dimensionValue",
      where,
      label: `value ${value.id} of dimension ${id} of ${company}`,
      row: [company, id, value.id, value.name ?? value.id, value.blocked === true ? 1n : 0n],
    });
  }
}

/** Dimensions and values that something refers to must exist. */
export function checkDimensions(
  { company, where }: { readonly company: string; readonly where: string },
  dimensions: Readonly<Record<string, string>> | undefined,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  for (const [dimension, value] of Object.entries(dimensions ?? {})) {
    if (!plan.has(dimensionTable, company, dimension)) {
      problems.add("CP_DIMENSION_UNKNOWN", { where, company, dimension });
    } else if (!plan.has(dimensionValueTable, company, dimension, value)) {
      problems.add("CP_DIMENSION_VALUE_UNKNOWN", { where, company, dimension, value });
    }
  }
}
