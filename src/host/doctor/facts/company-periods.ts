import type { Session } from "../../store/session.js";

/** How a company's fiscal calendar stands to a day. */
export interface CompanyPeriods {
  readonly company: string;
  /** The status of the period that the day lies in; undefined where there is none. */
  readonly status: "open" | "onHold" | "closed" | undefined;
  /** The last day that a period covers; undefined where there are no periods. */
  readonly end: string | undefined;
}

/** @param day - `YYYY-MM-DD` */
export async function readCompanyPeriods(session: Session, day: string): Promise<readonly CompanyPeriods[]> {
  const rows = await session.rows(
    `SELECT c.id, (SELECT p.status FROM fiscal_period p WHERE p.company = c.id AND p.start_date <= ? AND p.end_date >= ?),
       (SELECT MAX(p.end_date) FROM fiscal_period p WHERE p.company = c.id)
     FROM company c ORDER BY c.id`,
    [day, day],
  );
  return rows.map(([company, status, end]) => ({
    company: company as string,
    status: (status ?? undefined) as CompanyPeriods["status"],
    end: (end ?? undefined) as string | undefined,
  }));
}
