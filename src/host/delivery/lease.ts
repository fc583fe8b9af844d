import type { Store } from "../store/session.js";
import { instantAfter } from "./delivery-settings.js";
import type { OutboxRow } from "./outbox-row.js";

/** What a lease is taken and kept by. */
export interface LeaseOptions {
  readonly store: Store;
  readonly now: () => Date;
  /** Milliseconds that it lasts. */
  readonly lease: number;
}

/**
 * Takes a due row for this host: until the lease ends it is due for nobody. Of several hosts that try, one succeeds.
 *
 * @param row - as it was read; taken only if nobody changed it since
 */
export async function takeLease(row: OutboxRow, { store, now, lease }: LeaseOptions): Promise<boolean> {
  const touched = await store.transaction((session) =>
    session.run(
      `UPDATE outbox SET attempts = attempts + 1, next_at = ?
       WHERE id = ? AND state = 'pending' AND attempts = ? AND next_at = ?`,
      [instantAfter(now(), lease), row.id, row.attempts, row.nextAt],
    ),
  );
  return touched === 1;
}

/**
 * Renews a lease while `work` lasts, so that a long delivery is not begun a second time elsewhere. A renewal that
 * fails is left to the next: at worst another host delivers too, which handlers must bear anyway.
 */
export async function keepingLease<T>(
  { id }: OutboxRow,
  attempt: number,
  { store, now, lease }: LeaseOptions,
  work: () => Promise<T>,
): Promise<T> {
  let renewal: Promise<unknown> = Promise.resolve();
  const renew = () =>
    store.transaction((session) =>
      session.run("UPDATE outbox SET next_at = ? WHERE id = ? AND state = 'pending' AND attempts = ?", [
        instantAfter(now(), lease),
        id,
        attempt,
      ]),
    );
  const timer = setInterval(() => {
    renewal = renewal.then(renew).catch(() => undefined);
  }, lease / 3);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
    // The outcome is written next, and no renewal may come after it.
    await renewal;
  }
}
