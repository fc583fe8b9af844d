import { type Static, Type } from "@sinclair/typebox";
import type { MasterPlan, MasterTable } from "./master-plan.js";
import type { ProblemList } from "./problem-list.js";
import { dateText, oneOf } from "./schema-texts.js";

const statusWords = ["open", "onHold", "closed"] as const;

export type PeriodStatus = (typeof statusWords)[number];

function status(description: string) {
  return oneOf(statusWords, { description, default: "open" });
}

function month(description: string) {
  return Type.String({
    title: "a month as YYYY-MM",
    description,
    pattern: "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$",
  });
}

const exceptSchema = Type.Array(
  Type.Object(
    { month: month("A month of the range."), status: status("Its own status.") },
    { additionalProperties: false },
  ),
  { description: "Months with another status." },
);

/** A period by its first and last day, or months as a range or a whole year. */
export const fiscalPeriodSchema = Type.Union([
  Type.Object(
    {
      year: Type.String({
        title: "a year as YYYY",
        description: "A whole year of monthly periods.",
        pattern: "^(?!0000)[0-9]{4}$",
      }),
      status: Type.Optional(status("Status of the months.")),
      except: Type.Optional(exceptSchema),
    },
    { additionalProperties: false, description: "Twelve monthly periods." },
  ),
  Type.Object(
    {
      from: month("The first month."),
      to: month("The last month."),
      status: Type.Optional(status("Status of the months.")),
      except: Type.Optional(exceptSchema),
    },
    { additionalProperties: false, description: "Monthly periods from one month to another." },
  ),
  Type.Object(
    {
      start: dateText("The first day."),
      end: dateText("The last day."),
      status: Type.Optional(status("Status of the period.")),
    },
    { additionalProperties: false, description: "One period of any length." },
  ),
]);

export type FiscalPeriod = Static<typeof fiscalPeriodSchema>;

/** One period. Both days belong to it. */
export interface FiscalPeriodRecord {
  readonly where: string;
  readonly company: string;
  readonly start: string;
  readonly end: string;
  readonly status: PeriodStatus;
}

export const fiscalPeriodTable: MasterTable = {
  table: "fiscal_period",
  columns: ["company", "start_date", "end_date", "status"],
  keyLength: 2,
};

export function planFiscalPeriod(record: FiscalPeriodRecord, plan: MasterPlan): void {
  const { where, company, start, end, status } = record;
  plan.put(fiscalPeriodTable, {
    kind: "fiscalPeriod",
    where,
    label: `the fiscal period of ${company} from ${start}`,
    row: [company, start, end, status],
  });
}

interface Span {
  readonly where: string | undefined;
  readonly start: string;
  readonly end: string;
}

/** A date belongs to one period at most: periods of a company must not overlap. */
export function checkPeriodOverlaps(plan: MasterPlan, problems: ProblemList): void {
  const spansOf = new Map<string, Span[]>();
  for (const { row, where } of plan.rows(fiscalPeriodTable)) {
    const company = String(row[0]);
    const spans = spansOf.get(company) ?? [];
    spans.push({ where, start: String(row[1]), end: String(row[2]) });
    spansOf.set(company, spans);
  }
  for (const [company, spans] of spansOf) checkSpans(company, spans, problems);
}

function checkSpans(company: string, spans: Span[], problems: ProblemList): void {
  spans.sort((left, right) => (left.start < right.start ? -1 : 1));
  for (const span of spans) {
    if (span.start <= span.end) continue;
    problems.add("CP_PERIOD_BACKWARDS", { where: span.where, company, start: span.start, end: span.end });
  }
  let before: Span | undefined;
  for (const span of spans) {
    if (before !== undefined && span.start <= before.end) {
      const [one, other] = span.where === undefined ? [before, span] : [span, before];
      problems.add("CP_PERIOD_OVERLAP", { where: one.where, company, one: shown(one), other: shown(other) });
    }
    if (before === undefined || span.end > before.end) before = span;
  }
}

function shown({ start, end }: Span): string {
  return `${start} to ${end}`;
}
