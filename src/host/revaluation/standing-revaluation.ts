import { ContrapostError, type JournalRef } from "@contrapost/sdk";
import type { Session } from "../store/session.js";
import type { RevaluationRequest, RevaluationSide } from "./revaluation.js";

/** One side's revaluation at one date, as asked for. */
export interface SideAtDate {
  readonly company: string;
  readonly side: RevaluationSide;
  readonly date: string;
}

/** A revaluation that was posted before. */
export interface StandingRevaluation {
  readonly date: string;
  readonly reversalDate: string;
  readonly rateType: string;
  /** Only in a company with a reporting currency. */
  readonly reportingRateType?: string;
  readonly journal: JournalRef;
}

/** The revaluation of the side that stands at a date, if any: posted up to then, and not yet taken back. */
async function standingAt(
  session: Session,
  { company, side, date }: SideAtDate,
): Promise<StandingRevaluation | undefined> {
  const [row] = await session.rows(
    `SELECT r.date, r.reversal_date, r.rate_type, j.number, r.reporting_rate_type
     FROM revaluation r JOIN journal j ON j.id = r.journal_id
     WHERE r.company = ? AND r.side = ? AND r.date <= ? AND r.reversal_date > ?`,
    [company, side, date, date],
  );
  if (row === undefined) return undefined;
  const [day, reversalDate, rateType, number, reportingRateType] = row as [
    ...[string, string, string, string],
    string | null,
  ];
  const journal = { company, number };
  return { date: day, reversalDate, rateType, ...(reportingRateType && { reportingRateType }), journal };
}

/**
 * The same revaluation, where it was posted before. Values are adjusted from what the books hold without earlier
 * adjustments, so no other may stand on the day.
 *
 * @throws ContrapostError `CP_REVALUATION_STANDS`, `CP_REVALUATION_DIFFERS`
 */
export async function findSame(
  session: Session,
  asked: SideAtDate & Partial<Pick<RevaluationRequest, "rateType" | "reportingRateType" | "reversalDate">>,
): Promise<StandingRevaluation | undefined> {
  const standing = await standingAt(session, asked);
  if (standing === undefined) return undefined;
  const { company, side, date } = asked;
  const { rateType, reportingRateType, reversalDate: reversed, journal } = standing;
  const rates =
    reportingRateType === undefined ? rateType : `${rateType} (reporting currency: ${reportingRateType})`;
  const facts = {
    company,
    side,
    date,
    rateType: rates,
    reversed,
    journal: journal.number,
    other: standing.date,
  };
  if (standing.date !== date) throw new ContrapostError("CP_REVALUATION_STANDS", facts);
  const same =
    (asked.rateType ?? rateType) === rateType &&
    (asked.reportingRateType ?? reportingRateType) === reportingRateType &&
    (asked.reversalDate ?? reversed) === reversed;
  if (!same) throw new ContrapostError("CP_REVALUATION_DIFFERS", facts);
  return standing;
}
