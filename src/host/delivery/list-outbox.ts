import type { Store } from "../store/session.js";
import { type DeliveryState, type OutboxRow, readOutbox } from "./outbox-row.js";

/** Which deliveries to list. */
export interface OutboxFilter {
  /** Only those in this state; all without it. */
  readonly state?: DeliveryState;
  /** Lists deliveries with higher numbers, to go on from an earlier list. */
  readonly after?: number;
  /** 1000 by default. */
  readonly limit?: number;
}

/** Lists deliveries in the order in which they were enqueued. */
export function listOutbox(store: Store, filter: OutboxFilter = {}): Promise<readonly OutboxRow[]> {
  const { state = "", after = 0, limit = 1000 } = filter;
  return store.read((session) =>
    readOutbox(session, "WHERE id > ? AND (? = '' OR state = ?) ORDER BY id LIMIT ?", [
      after,
      state,
      state,
      limit,
    ]),
  );
}
