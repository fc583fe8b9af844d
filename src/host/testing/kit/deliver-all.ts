import { ContrapostError } from "@contrapost/sdk";
import type { DeliveryReport, OutboxRow } from "../../delivery/index.js";
import type { Host } from "../../host.js";
import type { FakeClock } from "./fake-clock.js";

/**
 * Delivers to the committed handlers until nothing waits any more. A delivery that failed is tried again when it is
 * due: the clock is moved on to then.
 *
 * @throws ContrapostError `CP_TEST_UNDELIVERED` with each delivery that was given up or whose handler is not loaded
 */
export async function deliverAll(host: Host, clock: FakeClock): Promise<DeliveryReport> {
  const total = { delivered: 0, failed: 0, dead: 0 };
  for (;;) {
    const report = await host.deliver();
    for (const key of ["delivered", "failed", "dead"] as const) total[key] += report[key];
    const waiting = report.unloaded.length > 0 ? [] : await host.outbox({ state: "pending" });
    const next = waiting.map(({ nextAt }) => nextAt).sort()[0];
    if (next === undefined) {
      await requireDelivered(host);
      return { ...total, unloaded: [] };
    }
    clock.moveTo(new Date(next));
  }
}

async function requireDelivered(host: Host): Promise<void> {
  const rows = [...(await host.outbox({ state: "dead" })), ...(await host.outbox({ state: "pending" }))];
  if (rows.length === 0) return;
  const problems = rows.map(
    (row) => new ContrapostError("CP_TEST_DELIVERY", { ...placeOf(row), reason: reasonOf(row) }),
  );
  const count = rows.length === 1 ? "1 delivery" : `${rows.length} deliveries`;
  throw new ContrapostError(
    "CP_TEST_UNDELIVERED",
    { count, first: problems[0]?.message.replace(/\.$/, "") },
    { problems },
  );
}

function placeOf({ company, journal, plugin, handler, hook }: OutboxRow) {
  return { journal: `${company}/${journal}`, handler: `${plugin}/${handler}`, hook };
}

function reasonOf({ state, attempts, lastError = "" }: OutboxRow): string {
  if (state === "pending") return "its handler is not loaded";
  const times = attempts === 1 ? "1 attempt" : `${attempts} attempts`;
  return `it is dead after ${times}: ${lastError.replace(/\.$/, "")}`;
}
