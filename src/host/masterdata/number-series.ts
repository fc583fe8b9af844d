import { type Static, Type } from "@sinclair/typebox";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import { countText, freeText, identifier, oneOf } from "./schema-texts.js";

const digitWords = Array.from({ length: 18 }, (_, index) => String(index + 1));

/** Where vouchers get their numbers: prefix, then the next number with a fixed count of digits. */
export const numberSeriesSchema = Type.Object(
  {
    id: identifier("The series' id."),
    prefix: Type.Optional(freeText('What stands before the number, such as "APPM-"; nothing without one.')),
    digits: Type.Optional(oneOf(digitWords, { description: "How many digits numbers have.", default: "6" })),
    next: Type.Optional(
      countText(
        "The next number to give; 1 for a new series. A series never goes back: a lower one is left.",
      ),
    ),
  },
  { additionalProperties: false, description: "A number series of the company." },
);

export type NumberSeries = Static<typeof numberSeriesSchema>;

export interface NumberSeriesRecord extends NumberSeries {
  readonly where: string;
  readonly company: string;
}

export const numberSeriesTable: MasterTable = {
  table: "number_series",
  columns: ["company", "id", "prefix", "digits", "next"],
  keyLength: 2,
  // Decided by the database too, because a posting may take numbers between our reading and our writing.
  merge: {
    next: "CASE WHEN excluded.next > number_series.next THEN excluded.next ELSE number_series.next END",
  },
};

export function planNumberSeries(record: NumberSeriesRecord, plan: MasterPlan): void {
  const { where, company, id } = record;
  const wanted = BigInt(record.next ?? "1");
  const given = BigInt(plan.stored(numberSeriesTable, company, id)?.[4] ?? 1n);
  plan.put(numberSeriesTable, {
    kind: "numberSeries",
    where,
    label: `number series ${id} of ${company}`,
    row: [company, id, record.prefix ?? "", BigInt(record.digits ?? "6"), wanted > given ? wanted : given],
  });
}
