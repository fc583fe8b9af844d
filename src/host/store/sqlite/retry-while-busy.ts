import { setTimeout as pause } from "node:timers/promises";
import type { SqliteTarget } from "../database-url.js";
import { busyError, isBusy } from "./sqlite-errors.js";

const longestPause = 25;

/**
 * Repeats `work` until the lock it needs is free.
 *
 * @throws CP_DATABASE_BUSY after the target's busy timeout
 */
export async function retryWhileBusy<T>(target: SqliteTarget, work: () => T): Promise<T> {
  const deadline = performance.now() + target.busyTimeout;
  for (let wait = 1; ; wait = Math.min(wait * 2, longestPause)) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() >= deadline) throw busyError(target, error);
    }
    // Several that wait must not ask in step.
    await pause(wait * (0.5 + Math.random() / 2));
  }
}
