import type { Store } from "../store/session.js";

/** How many deliveries are still to be made, and how many were given up. */
export interface OutboxCounts {
  readonly pending: number;
  readonly dead: number;
}

/** Counts by the indexes of what is pending and dead: what was delivered, mostly all there is, is not read. */
export async function countOutbox(store: Store): Promise<OutboxCounts> {
  const [counts] = await store.read((session) =>
    session.rows(
      `SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'pending'), (SELECT COUNT(*) FROM outbox WHERE state = 'dead')`,
    ),
  );
  const [pending, dead] = counts as [bigint, bigint];
  return { pending: Number(pending), dead: Number(dead) };
}
