import type { Store } from "../store/session.js";
import { defaultDeliverySettings, type DeliverySettings } from "./delivery-settings.js";
import { deliver, type DeliveryOutcome } from "./deliver-row.js";
import { type OutboxRow, readOutbox } from "./outbox-row.js";

/** Rows read at a time. */
const pageSize = 100;

/** What a pass over the outbox needs. */
export interface DeliverOptions {
  readonly store: Store;
  readonly now: () => Date;
  /** Whether the row's handler is loaded here. One that is not stays as it is. */
  readonly canRun: (row: OutboxRow) => boolean;
  /** Runs the row's handler, outside of any transaction. Attempts count from 1. */
  readonly run: (row: OutboxRow, attempt: number) => Promise<void>;
  /** What differs from the defaults. */
  readonly settings?: Partial<DeliverySettings>;
  /** Ends the pass before the next delivery. */
  readonly signal?: AbortSignal;
}

/** Deliveries that wait for a handler which is not loaded. */
export interface UnloadedHandler {
  /** The plugin's id. */
  readonly plugin: string;
  /** The handler's name. */
  readonly handler: string;
  /** The hook's name. */
  readonly hook: string;
  /** How many wait for it. */
  readonly deliveries: number;
}

/** What a pass over the outbox did. */
export interface DeliveryReport {
  /** Done in this pass. */
  readonly delivered: number;
  /** To be tried again. */
  readonly failed: number;
  /** Given up in this pass. */
  readonly dead: number;
  /** What could not be tried, because its plugin or handler is not there. */
  readonly unloaded: readonly UnloadedHandler[];
}

/**
 * Delivers all that is due now, in the order in which it fell due, each once. Several hosts may do so at a time on one
 * database. What one of them has begun when it dies is due again when its lease ends.
 */
export async function deliverDue(options: DeliverOptions): Promise<DeliveryReport> {
  const { store, now, canRun, run, signal } = options;
  const settings = { ...defaultDeliverySettings, ...options.settings };
  const counts = { delivered: 0, failed: 0, dead: 0 };
  const unloaded = new Map<string, UnloadedHandler>();
  for await (const row of dueRows(store, now())) {
    if (signal?.aborted) break;
    if (canRun(row)) {
      const outcome: DeliveryOutcome = await deliver(row, { store, now, run, settings });
      if (outcome !== "taken") counts[outcome] += 1;
    } else {
      countUnloaded(unloaded, row);
    }
  }
  return { ...counts, unloaded: [...unloaded.values()] };
}

/** Every row that is due at an instant, page by page: a delivery between two pages changes only what lies behind. */
async function* dueRows(store: Store, at: Date): AsyncGenerator<OutboxRow> {
  const due = at.toISOString();
  let last: { readonly nextAt: string; readonly id: number } = { nextAt: "", id: 0 };
  for (;;) {
    const { nextAt, id } = last;
    const page = await store.read((session) =>
      readOutbox(
        session,
        `WHERE state = 'pending' AND next_at <= ? AND (next_at, id) > (?, ?)
         ORDER BY next_at, id LIMIT ${pageSize}`,
        [due, nextAt, id],
      ),
    );
    yield* page;
    const end = page.at(-1);
    if (end === undefined || page.length < pageSize) return;
    last = end;
  }
}

function countUnloaded(unloaded: Map<string, UnloadedHandler>, { plugin, handler, hook }: OutboxRow): void {
  const key = `${plugin}/${handler} ${hook}`;
  const deliveries = (unloaded.get(key)?.deliveries ?? 0) + 1;
  unloaded.set(key, { plugin, handler, hook, deliveries });
}
