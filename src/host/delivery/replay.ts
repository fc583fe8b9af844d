import { ContrapostError } from "@contrapost/sdk";
import type { Store } from "../store/session.js";
import { readOutbox } from "./outbox-row.js";

/**
 * Puts a dead delivery back: it is due at once, with all its attempts before it.
 *
 * @throws ContrapostError `CP_DELIVERY_UNKNOWN`, `CP_DELIVERY_NOT_DEAD`
 */
export async function replay(store: Store, delivery: number, now: Date): Promise<void> {
  await store.transaction(async (session) => {
    const touched = await session.run(
      `UPDATE outbox SET state = 'pending', attempts = 0, next_at = ?, last_error = NULL
       WHERE id = ? AND state = 'dead'`,
      [now.toISOString(), delivery],
    );
    if (touched === 1) return;
    const [row] = await readOutbox(session, "WHERE id = ?", [delivery]);
    if (row === undefined) throw new ContrapostError("CP_DELIVERY_UNKNOWN", { delivery });
    throw new ContrapostError("CP_DELIVERY_NOT_DEAD", { delivery, state: row.state });
  });
}
