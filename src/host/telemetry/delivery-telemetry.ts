import { context, SpanKind, trace, type Tracer } from "@opentelemetry/api";
import type { OutboxRow } from "../delivery/index.js";
import { errorType, fail } from "./failure.js";
import type { Instruments } from "./instruments.js";
import { spanContextOf } from "./trace-parent.js";

/** An attempt to deliver, counted from 1. */
export interface DeliveryAttempt {
  readonly row: OutboxRow;
  readonly attempt: number;
}

/**
 * Runs an attempt to deliver as a span that links to the posting which it tells of: that may be long over, and have led
 * to many deliveries, so that it is no parent.
 */
export async function tracedDelivery(
  tracer: Tracer,
  instruments: Instruments,
  { row, attempt }: DeliveryAttempt,
  work: () => Promise<void>,
): Promise<void> {
  const { plugin, hook, handler, company, journal } = row;
  const attributes = { "contrapost.plugin": plugin, "contrapost.hook": hook, "contrapost.handler": handler };
  const posting = spanContextOf(row.traceParent);
  const span = tracer.startSpan("contrapost.delivery", {
    kind: SpanKind.CONSUMER,
    attributes: {
      ...attributes,
      "contrapost.company": company,
      "contrapost.journal.number": journal,
      "contrapost.delivery.id": row.id,
      "contrapost.delivery.attempt": attempt,
    },
    links: posting === undefined ? [] : [{ context: posting }],
  });
  try {
    await context.with(trace.setSpan(context.active(), span), work);
    instruments.deliveries.add(1, attributes);
  } catch (error) {
    fail(span, error);
    instruments.deliveries.add(1, { ...attributes, "error.type": errorType(error) });
    throw error;
  } finally {
    span.end();
  }
}
