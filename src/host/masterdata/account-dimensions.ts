import { type Static, Type } from "@sinclair/typebox";
import type { DimensionRule } from "../ledger/dimension-rules.js";
import { checkDimensions, dimensionTable, dimensionValueText } from "./dimension.js";
import type { MasterPlan } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { oneOf } from "./schema-texts.js";

/** What a main account wants of its entries' dimensions. */
export const dimensionRulesSchema = Type.Record(
  Type.String(),
  Type.Union([
    oneOf(["required", "blocked"]),
    Type.Object(
      { fixed: dimensionValueText("The value that every entry gets.") },
      { additionalProperties: false },
    ),
  ]),
  {
    description:
      "By dimension: required (an entry without a value is refused), blocked (entries have none), or a fixed value.",
  },
);

type RuleEntries = Static<typeof dimensionRulesSchema>;

export function dimensionRulesOf(entries: RuleEntries = {}): Readonly<Record<string, DimensionRule>> {
  return Object.fromEntries(
    Object.entries(entries).map(([id, rule]): [string, DimensionRule] => [
      id,
      typeof rule === "string" ? { kind: rule } : { kind: "fixed", value: rule.fixed },
    ]),
  );
}

export function checkDimensionRules(
  place: { readonly company: string; readonly where: string },
  entries: RuleEntries | undefined,
  plan: MasterPlan,
  problems: ProblemList,
): void {
  for (const [dimension, rule] of Object.entries(entries ?? {})) {
    if (typeof rule !== "string") checkDimensions(place, { [dimension]: rule.fixed }, plan, problems);
    else if (!plan.has(dimensionTable, place.company, dimension)) {
      problems.add("CP_DIMENSION_UNKNOWN", { ...place, dimension });
    }
  }
}
