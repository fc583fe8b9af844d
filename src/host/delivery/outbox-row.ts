import type { Session, SqlRow, SqlValue } from "../store/session.js";

/** `pending`: to be delivered, or being delivered; `done`: delivered; `dead`: given up until someone replays it. */
export type DeliveryState = "pending" | "done" | "dead";

/** One event to be delivered to one handler. */
export interface OutboxRow {
  /** The delivery's number, for `Host.replay`. */
  readonly id: number;
  /** Names the event for ever: hook, company and journal. */
  readonly eventKey: string;
  /** The hook's name. */
  readonly hook: string;
  /** The plugin's id. */
  readonly plugin: string;
  /** The handler's name. */
  readonly handler: string;
  /** The company whose posting made the event. */
  readonly company: string;
  /** The number of the posted journal. */
  readonly journal: string;
  /** The user whose posting made the event. */
  readonly initiatedBy: string;
  /** Whether it is still to come. */
  readonly state: DeliveryState;
  /** How often it was tried, counting an attempt that is under way. */
  readonly attempts: number;
  /** When it is due, as an ISO 8601 instant; while a host delivers it, until when that host has it for itself. */
  readonly nextAt: string;
  /** Why the last attempt failed. */
  readonly lastError?: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
  /** What a plugin's event tells, as JSON; without it the journal is what is told. */
  readonly payload?: string;
  /** The trace of the posting that made the event, as W3C's `traceparent`, where it was traced. */
  readonly traceParent?: string;
}

const selected = `SELECT id, event_key, hook, plugin, handler, company, journal, initiated_by, state, attempts, next_at,
  last_error, created_at, payload, trace_parent FROM outbox`;

/** Reads outbox rows; `rest` is everything after FROM. */
export async function readOutbox(
  session: Session,
  rest: string,
  parameters: readonly SqlValue[],
): Promise<OutboxRow[]> {
  const rows = await session.rows(`${selected} ${rest}`, parameters);
  return rows.map(outboxRow);
}

function outboxRow(row: SqlRow): OutboxRow {
  const [id, eventKey, hook, plugin, handler, company, journal, initiatedBy, state, attempts, nextAt] = row;
  const [lastError, createdAt, payload, traceParent] = row.slice(11);
  return Object.freeze({
    id: Number(id),
    eventKey: eventKey as string,
    hook: hook as string,
    plugin: plugin as string,
    handler: handler as string,
    company: company as string,
    journal: journal as string,
    initiatedBy: initiatedBy as string,
    state: state as DeliveryState,
    attempts: Number(attempts),
    nextAt: nextAt as string,
    ...(typeof lastError === "string" && { lastError }),
    createdAt: createdAt as string,
    ...(typeof payload === "string" && { payload }),
    ...(typeof traceParent === "string" && { traceParent }),
  });
}

/** The same on every delivery of an event to a handler. */
export function idempotencyKey({ eventKey, plugin, handler }: OutboxRow): string {
  return `${eventKey}:${plugin}/${handler}`;
}
