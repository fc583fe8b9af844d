import type { Session } from "../../store/session.js";

/** A number series, and how far it is used. */
export interface SeriesUse {
  readonly company: string;
  readonly series: string;
  /** The first number that its digits cannot write. */
  readonly limit: bigint;
  readonly next: bigint;
}

export async function readSeriesUse(session: Session): Promise<readonly SeriesUse[]> {
  const rows = await session.rows("SELECT company, id, digits, next FROM number_series ORDER BY company, id");
  return rows.map(([company, series, digits, next]) => ({
    company: company as string,
    series: series as string,
    limit: 10n ** (digits as bigint),
    next: next as bigint,
  }));
}
