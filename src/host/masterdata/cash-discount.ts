import { type Static, Type } from "@sinclair/typebox";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { daysText, identifier, percentText } from "./schema-texts.js";

/** A step of a cash discount; `next` goes on where its days have passed. */
export const cashDiscountSchema = Type.Object(
  {
    id: identifier('The code, such as "2D10".'),
    percent: percentText("What may be deducted; 0 grants nothing."),
    days: daysText("Days from the invoice date within which it may be deducted."),
    next: Type.Optional(identifier("The code that applies once the days have passed.")),
  },
  { additionalProperties: false, description: "A cash discount." },
);

export type CashDiscount = Static<typeof cashDiscountSchema>;

export interface CashDiscountRecord extends CashDiscount {
  readonly where: string;
  readonly company: string;
}

export const cashDiscountTable: MasterTable = {
  table: "cash_discount",
  columns: ["company", "id", "percent", "days", "next"],
  keyLength: 2,
};

export function planCashDiscount(record: CashDiscountRecord, plan: MasterPlan): void {
  const { where, company, id, percent, days, next } = record;
  plan.put(cashDiscountTable, {
    kind: "cashDiscount",
    where,
    label: `cash discount ${id} of ${company}`,
    row: [company, id, tenThousandths(percent), BigInt(days), next ?? null],
  });
}

/** The code that follows must be there and last longer, so that a chain of them comes to an end. */
export function checkCashDiscount(record: CashDiscountRecord, plan: MasterPlan, problems: ProblemList): void {
  const { where, company, id, next, days } = record;
  if (next === undefined || !referenceStands(next, record, plan, problems)) return;
  const nextDays = plan.get(cashDiscountTable, company, next)?.[3] as bigint;
  if (nextDays > BigInt(days)) return;
  problems.add("CP_CASH_DISCOUNT_ORDER", { where, company, id, days, next, nextDays: String(nextDays) });
}

/** Whether the company has the cash discount; a problem where it has not. */
export function referenceStands(
  id: string,
  { where, company }: { readonly where: string; readonly company: string },
  plan: MasterPlan,
  problems: ProblemList,
): boolean {
  if (plan.has(cashDiscountTable, company, id)) return true;
  problems.add("CP_REFERENCE_UNKNOWN", { where, company, kind: "cash discount", id });
  return false;
}

/** A percentage with up to four decimals, as a whole number: `2.5` is 25000. */
function tenThousandths(percent: string): bigint {
  const [whole = "0", decimals = ""] = percent.split(".");
  return BigInt(whole + decimals.padEnd(4, "0"));
}
