import type { HandlerRef } from "@contrapost/sdk";
import type { Session, SqlValue, TableSpec } from "../store/session.js";

/** Something was posted, and these handlers are to hear of it after commit. */
export interface OutboxEvent {
  /** Names the event for ever: `onVendorPaymentJournalCommitted:USMF:PAY-1`. */
  readonly key: string;
  readonly hook: string;
  readonly company: string;
  readonly journal: string;
  readonly user: string;
  readonly handlers: readonly HandlerRef[];
  /** What a plugin's event tells, as JSON; without it the journal is what is told. */
  readonly payload?: string;
  /** The trace that the posting belongs to, as W3C's `traceparent`, where it is traced. */
  readonly traceParent?: string | undefined;
}

const outbox: TableSpec = {
  table: "outbox",
  columns: [
    "id",
    "event_key",
    "hook",
    "plugin",
    "handler",
    "company",
    "journal",
    "initiated_by",
    "payload",
    "trace_parent",
    "next_at",
    "created_at",
  ],
};

/**
 * Writes one row for each handler into the posting's transaction: what is posted will be delivered, what is rolled
 * back will not. An event that was enqueued before is refused by the database.
 */
export async function enqueue(session: Session, event: OutboxEvent, now: Date): Promise<void> {
  const { key, hook, company, journal, user, handlers, payload = null, traceParent = null } = event;
  if (handlers.length === 0) return;
  const first = await session.reserveIds(handlers.length);
  const at = now.toISOString();
  const values = handlers.flatMap(({ plugin, handler }, index): SqlValue[] => [
    first + index,
    key,
    hook,
    plugin,
    handler,
    company,
    journal,
    user,
    payload,
    traceParent,
    at,
    at,
  ]);
  await session.bulk(outbox, values);
}
