import { isContrapostError } from "@contrapost/sdk";
import type { Store } from "../store/session.js";
import { delayAfter, type DeliverySettings, instantAfter } from "./delivery-settings.js";
import { keepingLease, takeLease } from "./lease.js";
import type { OutboxRow } from "./outbox-row.js";

/** What became of a delivery; `taken`: another host was quicker. */
export type DeliveryOutcome = "delivered" | "failed" | "dead" | "taken";

export interface RowOptions {
  readonly store: Store;
  readonly now: () => Date;
  readonly run: (row: OutboxRow, attempt: number) => Promise<void>;
  readonly settings: DeliverySettings;
}

/** Errors can quote a whole input. */
const longestError = 2000;

/** Takes a due row, runs its handler outside of any transaction, and writes what became of it. */
export async function deliver(row: OutboxRow, options: RowOptions): Promise<DeliveryOutcome> {
  const { store, now, run, settings } = options;
  const lease = { store, now, lease: settings.lease };
  if (!(await takeLease(row, lease))) return "taken";
  const attempt = row.attempts + 1;
  if (attempt > settings.attempts) {
    // Its last attempt left no outcome behind: it may be what ended that host.
    return await fail(row, attempt, row.lastError ?? "The host ended during the last attempt.", options);
  }
  try {
    await keepingLease(row, attempt, lease, () => run(row, attempt));
  } catch (error) {
    return await fail(row, attempt, errorText(error), options);
  }
  // Done is done, even if the lease was lost meanwhile and another host is at it.
  await store.transaction((session) =>
    session.run("UPDATE outbox SET state = 'done', last_error = NULL WHERE id = ?", [row.id]),
  );
  return "delivered";
}

async function fail(
  row: OutboxRow,
  attempt: number,
  error: string,
  { store, now, settings }: RowOptions,
): Promise<DeliveryOutcome> {
  const isDead = attempt >= settings.attempts;
  const nextAt = instantAfter(now(), isDead ? 0 : delayAfter(attempt, settings));
  await store.transaction((session) =>
    session.run(
      // Only our own attempt: a host that took the row after us may have delivered it.
      `UPDATE outbox SET state = ?, next_at = ?, last_error = ?
       WHERE id = ? AND state = 'pending' AND attempts = ?`,
      [isDead ? "dead" : "pending", nextAt, error, row.id, attempt],
    ),
  );
  return isDead ? "dead" : "failed";
}

function errorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const text = isContrapostError(error) ? `${error.code}: ${message}` : message;
  // PostgreSQL takes no zero byte in a text.
  return text.replaceAll("\0", "").slice(0, longestError);
}
