import type { MirrorStatus } from "@contrapost/sdk";
import { inList } from "../store/in-list.js";
import type { Session, SqlRow } from "../store/session.js";
import type { MirrorOverview } from "./mirrors.js";

/** What a mirror that waits comes to in one currency. */
export interface WaitingAmount {
  /** The currency of its lines. */
  readonly currency: string;
  /** Minor units, as the target's lines have it: a debit is positive, so a received payment is negative. */
  readonly amount: bigint;
}

const waiting: ReadonlySet<MirrorStatus> = new Set(["draft", "submitted", "approved", "parked"]);

/** Whether a mirror is still to be done: parked, or made and not posted. */
export function isWaiting({ status }: Pick<MirrorOverview, "status">): boolean {
  return waiting.has(status);
}

/** The lines that a mirror has, where it was made; a draft may have lost some to a reversal. */
const madeSql = `SELECT m.id, l.currency, CAST(SUM(l.amount) AS BIGINT)
  FROM mirror m JOIN journal_line l ON l.journal_id = m.target_journal`;

/** The lines that it would have: those of its source on the vendor, in a general journal the payments alone. */
const parkedSql = `SELECT m.id, l.currency, CAST(-SUM(l.amount) AS BIGINT)
  FROM mirror m JOIN trading_relationship r ON r.id = m.relationship_id
    JOIN journal j ON j.company = m.source_company AND j.number = m.source_journal
    LEFT JOIN journal o ON o.id = j.reverses
    JOIN journal_line l ON l.journal_id = j.id AND l.account_type = 'vendor' AND l.account = r.vendor
      AND l.company IS NULL AND (COALESCE(o.type, j.type) <> 'general' OR l.invoice IS NULL)`;

const mirrorsAtOnce = 1024;

/** What each of the mirrors that waits comes to, by its id and in the order of currencies. */
export async function waitingAmounts(
  session: Session,
  mirrors: readonly MirrorOverview[],
): Promise<ReadonlyMap<number, readonly WaitingAmount[]>> {
  const amounts = new Map<number, WaitingAmount[]>();
  const keep = (rows: readonly SqlRow[]): void => {
    for (const row of rows) {
      const [id, currency, amount] = [Number(row[0]), row[1] as string, row[2] as bigint];
      const known = amounts.get(id);
      if (known === undefined) amounts.set(id, [{ currency, amount }]);
      else known.push({ currency, amount });
    }
  };
  const read = async (sql: string, ids: readonly number[]): Promise<void> => {
    for (let start = 0; start < ids.length; start += mirrorsAtOnce) {
      const list = inList(ids.slice(start, start + mirrorsAtOnce));
      const grouped = `${sql} WHERE m.id IN ${list.sql} GROUP BY m.id, l.currency ORDER BY m.id, l.currency`;
      keep(await session.rows(grouped, list.parameters));
    }
  };
  const ids = (parked: boolean): readonly number[] =>
    mirrors
      .filter((mirror) => isWaiting(mirror) && (mirror.status === "parked") === parked)
      .map(({ id }) => id);
  await read(madeSql, ids(false));
  await read(parkedSql, ids(true));
  return amounts;
}
