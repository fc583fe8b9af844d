import type { Session } from "../../store/session.js";

/** Mirrors from one company into another that were not made, for the same reason. */
export interface StuckMirrors {
  readonly outcome: "parked" | "notMirrored";
  /** The company whose posting is mirrored, and the one that the mirror belongs in. */
  readonly source: string;
  readonly target: string;
  readonly reason: string;
  readonly count: bigint;
  /** The number of the oldest, and when that was recorded: ISO 8601 instant. */
  readonly first: number;
  readonly since: string;
}

/** Mirrors that were made and whose journals wait to be posted. */
export interface WaitingMirrors {
  readonly company: string;
  readonly status: "draft" | "submitted" | "approved";
  readonly count: bigint;
  /** The number of the oldest one's journal, and when that was recorded: ISO 8601 instant. */
  readonly first: string;
  readonly since: string;
}

/** The partner of the company that a mirror comes from. */
const partner =
  "CASE WHEN m.source_company = r.buying_company THEN r.selling_company ELSE r.buying_company END";

export async function readStuckMirrors(session: Session): Promise<readonly StuckMirrors[]> {
  const rows = await session.rows(
    `SELECT g.outcome, g.source, g.target, COALESCE(first.reason_text, g.reason_code), g.count, g.id, first.created_at
     FROM (SELECT m.outcome, m.source_company AS source, ${partner} AS target, m.reason_code, COUNT(*) AS count,
         MIN(m.id) AS id
       FROM mirror m JOIN trading_relationship r ON r.id = m.relationship_id
       WHERE m.outcome IN ('parked','notMirrored') GROUP BY m.outcome, m.source_company, ${partner}, m.reason_code) g
     JOIN mirror first ON first.id = g.id ORDER BY g.id`,
  );
  return rows.map(([outcome, source, target, reason, count, first, since]) => ({
    outcome: outcome as StuckMirrors["outcome"],
    source: source as string,
    target: target as string,
    reason: reason as string,
    count: count as bigint,
    first: Number(first),
    since: since as string,
  }));
}

/** @param before - when the mirrors were recorded at the latest: ISO 8601 instant */
export async function readWaitingMirrors(
  session: Session,
  before: string,
): Promise<readonly WaitingMirrors[]> {
  const rows = await session.rows(
    `SELECT g.company, g.status, g.count, j.number, first.created_at
     FROM (SELECT j.company, j.status, COUNT(*) AS count, MIN(m.id) AS id
       FROM mirror m JOIN journal j ON j.id = m.target_journal
       WHERE m.outcome = 'made' AND j.status IN ('draft','submitted','approved') AND m.created_at <= ?
       GROUP BY j.company, j.status) g
     JOIN mirror first ON first.id = g.id JOIN journal j ON j.id = first.target_journal ORDER BY g.id`,
    [before],
  );
  return rows.map(([company, status, count, first, since]) => ({
    company: company as string,
    status: status as WaitingMirrors["status"],
    count: count as bigint,
    first: first as string,
    since: since as string,
  }));
}
