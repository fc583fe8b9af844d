import type { Session } from "../../store/session.js";

/** Deliveries to one handler. */
export interface HandlerDeliveries {
  readonly plugin: string;
  readonly handler: string;
  readonly count: bigint;
}

/** Deliveries that were given up. */
export interface DeadDeliveries extends HandlerDeliveries {
  /** The number of the first, and why its last attempt failed. */
  readonly first: number;
  readonly error: string;
}

/** Deliveries that are still to be made. */
export interface PendingDeliveries extends HandlerDeliveries {
  readonly hook: string;
  /** When the first is due: ISO 8601 instant. */
  readonly due: string;
}

export async function readDeadDeliveries(session: Session): Promise<readonly DeadDeliveries[]> {
  const rows = await session.rows(
    `SELECT g.plugin, g.handler, g.count, g.id, first.last_error
     FROM (SELECT plugin, handler, COUNT(*) AS count, MIN(id) AS id FROM outbox WHERE state = 'dead'
       GROUP BY plugin, handler) g
     JOIN outbox first ON first.id = g.id ORDER BY g.id`,
  );
  return rows.map(([plugin, handler, count, first, error]) => ({
    plugin: plugin as string,
    handler: handler as string,
    count: count as bigint,
    first: Number(first),
    error: (error ?? "") as string,
  }));
}

export async function readPendingDeliveries(session: Session): Promise<readonly PendingDeliveries[]> {
  const rows = await session.rows(
    `SELECT plugin, handler, hook, COUNT(*), MIN(next_at) FROM outbox WHERE state = 'pending'
     GROUP BY plugin, handler, hook ORDER BY MIN(next_at), plugin, handler, hook`,
  );
  return rows.map(([plugin, handler, hook, count, due]) => ({
    plugin: plugin as string,
    handler: handler as string,
    hook: hook as string,
    count: count as bigint,
    due: due as string,
  }));
}
