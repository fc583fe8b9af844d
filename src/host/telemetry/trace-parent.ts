import { isSpanContextValid, type SpanContext } from "@opentelemetry/api";

const written = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** A span's place in its trace as W3C's Trace Context writes it. */
export function traceParentOf({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
}

/** The place that such a text names; undefined where it names none. */
export function spanContextOf(traceParent: string | undefined): SpanContext | undefined {
  const [, traceId, spanId, flags] = written.exec(traceParent ?? "") ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(context) ? context : undefined;
}
