import { context, isSpanContextValid, metrics, trace } from "@opentelemetry/api";
import { hostVersion } from "../host-version.js";
import { CommittedCounts } from "./committed-counts.js";
import { tracedDelivery } from "./delivery-telemetry.js";
import { HandlerTelemetry } from "./handler-telemetry.js";
import { makeInstruments } from "./instruments.js";
import { PostingTelemetry } from "./posting-telemetry.js";
import type { Telemetry } from "./telemetry.js";
import { traceParentOf } from "./trace-parent.js";

/** The name of the host as a source of spans and metrics. */
const scope = "contrapost";

/** Tells about the host's work through what is registered with OpenTelemetry's API. */
export function openTelemetry(): Telemetry {
  const tracer = trace.getTracer(scope, hostVersion);
  const instruments = makeInstruments(metrics.getMeter(scope, hostVersion));
  return Object.freeze<Telemetry>({
    handlers: new HandlerTelemetry(tracer, instruments),
    postings: new PostingTelemetry(tracer, instruments, new CommittedCounts()),
    traceParent() {
      const active = trace.getSpanContext(context.active());
      return active === undefined || !isSpanContextValid(active) ? undefined : traceParentOf(active);
    },
    delivery: (row, attempt, work) => tracedDelivery(tracer, instruments, { row, attempt }, work),
    watchOutbox(count) {
      const observe: Parameters<typeof instruments.outbox.addCallback>[0] = async (result) => {
        const { pending, dead } = await count();
        result.observe(pending, { "contrapost.delivery.state": "pending" });
        result.observe(dead, { "contrapost.delivery.state": "dead" });
      };
      instruments.outbox.addCallback(observe);
      return () => instruments.outbox.removeCallback(observe);
    },
  });
}
