import { ContrapostError, type HandlerRef } from "@contrapost/sdk";
import { countText } from "../../inquiry/verify/finding.js";
import type { DeadDeliveries, PendingDeliveries } from "../facts/stuck-deliveries.js";
import { type DoctorFinding, finding } from "../finding.js";

/** Work that was given up: nobody does it until someone replays it. */
export function checkDeadDeliveries(dead: readonly DeadDeliveries[]): readonly DoctorFinding[] {
  return dead.map(({ plugin, handler, count, first, error }) => {
    const facts = {
      deliveries: countText(count, "delivery", "deliveries"),
      plugin,
      handler,
      first,
      reason: error,
    };
    return finding("error", `plugin ${plugin}`, new ContrapostError("CP_DELIVERIES_DEAD", facts));
  });
}

export interface PendingOptions {
  /** What was due before is late: ISO 8601 instant. */
  readonly lateBefore: string;
  /** Whether a handler is there to deliver to; undefined where that is not known. */
  readonly handles: ((ref: HandlerRef, hook: string) => boolean) | undefined;
}

/** Work that nobody does, because its plugin is gone or because nobody delivers. */
export function checkPendingDeliveries(
  pending: readonly PendingDeliveries[],
  { lateBefore, handles }: PendingOptions,
): readonly DoctorFinding[] {
  return pending.flatMap(({ plugin, handler, hook, count, due }) => {
    const facts = { deliveries: countText(count, "delivery", "deliveries"), plugin, handler, due };
    const where = `plugin ${plugin}`;
    if (handles?.({ plugin, handler }, hook) === false) {
      return finding("warning", where, new ContrapostError("CP_DELIVERIES_UNLOADED", { ...facts, hook }));
    }
    if (due >= lateBefore) return [];
    return finding("warning", where, new ContrapostError("CP_DELIVERIES_OVERDUE", facts));
  });
}
