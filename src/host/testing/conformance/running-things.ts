import { setImmediate as turn } from "node:timers/promises";

/** What keeps this process alive or listens in it, by its kind and how many there are. */
export async function runningThings(): Promise<ReadonlyMap<string, number>> {
  // What was just ended is gone after a turn or two of the event loop.
  for (let turns = 0; turns < 3; turns += 1) await turn();
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    if (kind !== "Immediate") counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  for (const event of process.eventNames()) {
    counts.set(`listener of process ${String(event)}`, process.listenerCount(event));
  }
  return counts;
}
