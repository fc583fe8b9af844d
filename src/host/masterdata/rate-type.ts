import { isCurrency } from "@contrapost/sdk";
import { type Static, Type } from "@sinclair/typebox";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { currencyCode, identifier } from "./schema-texts.js";

/** What a type of exchange rates is; a type that only rates name has no base. */
export const rateTypeSchema = Type.Object(
  {
    id: identifier("The rate type, as companies and rates name it."),
    base: Type.Optional(
      currencyCode(
        "The currency over which a rate leads between two others that are not quoted; none without it.",
      ),
    ),
  },
  { additionalProperties: false, description: "A type of exchange rates." },
);

export interface RateTypeRecord extends Static<typeof rateTypeSchema> {
  readonly where: string;
}

export const rateTypeTable: MasterTable = {
  table: "rate_type",
  columns: ["id", "base_currency"],
  keyLength: 1,
};

export function planRateType({ where, id, base }: RateTypeRecord, plan: MasterPlan): void {
  plan.put(rateTypeTable, { kind: "rateType", where, label: `rate type ${id}`, row: [id, base ?? null] });
}

export function checkRateType({ where, base }: RateTypeRecord, problems: ProblemList): void {
  if (base !== undefined && !isCurrency(base)) problems.add("CP_CURRENCY_UNKNOWN", { where, currency: base });
}
