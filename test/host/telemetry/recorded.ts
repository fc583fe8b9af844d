import {
  type Attributes,
  context,
  type HrTime,
  metrics,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { DataPointType, MeterProvider, MetricReader } from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";

/** A span as a test compares it: with those that began inside it. */
export interface RecordedSpan {
  readonly name: string;
  readonly attributes: Attributes;
  /** What its status says, where it failed. */
  readonly failed?: string;
  readonly kind?: string;
  /** The names of the spans that it links to. */
  readonly links?: readonly string[];
  readonly children?: readonly RecordedSpan[];
}

/** A reader that reads when it is asked to. */
class AskedReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

/** An SDK in memory, registered as an integrator's would be. */
export class Recorded {
  readonly #spans = new InMemorySpanExporter();
  readonly #reader = new AskedReader();

  /** Registers with OpenTelemetry's API, until {@link end}. */
  constructor() {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    trace.setGlobalTracerProvider(
      new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(this.#spans)] }),
    );
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [this.#reader] }));
  }

  end(): void {
    trace.disable();
    context.disable();
    metrics.disable();
  }

  /** Forgets the spans that have ended. */
  reset(): void {
    this.#spans.reset();
  }

  /** The spans that have ended, in the order in which they began, each inside its parent. */
  spans(): readonly RecordedSpan[] {
    const all = this.#spans
      .getFinishedSpans()
      .slice()
      .sort((one, other) => order(one.startTime, other.startTime));
    const ids = new Map(all.map((span) => [span.spanContext().spanId, span.name]));
    const childrenOf = (parent: string | undefined): readonly RecordedSpan[] =>
      all
        .filter(({ parentSpanContext }) => parentSpanContext?.spanId === parent)
        .map((span) => recordedSpan(span, ids, childrenOf(span.spanContext().spanId)));
    return childrenOf(undefined);
  }

  /** What goes wrong as metrics are read. */
  async faults(): Promise<readonly unknown[]> {
    return (await this.#reader.collect()).errors;
  }

  /** What was counted and measured: of each metric its values by their attributes; of durations how many there are. */
  async metrics(): Promise<Readonly<Record<string, readonly (readonly [number, Attributes])[]>>> {
    const { resourceMetrics } = await this.#reader.collect();
    const found = resourceMetrics.scopeMetrics.flatMap((scope) => scope.metrics);
    return Object.fromEntries(
      found.map((metric) => [
        metric.descriptor.name,
        metric.dataPointType === DataPointType.HISTOGRAM
          ? metric.dataPoints.map(({ value, attributes }) => [value.count, attributes] as const)
          : metric.dataPoints.map(({ value, attributes }) => [value as number, attributes] as const),
      ]),
    );
  }
}

function recordedSpan(
  { name, attributes, status, kind, links }: ReadableSpan,
  names: ReadonlyMap<string, string>,
  children: readonly RecordedSpan[],
): RecordedSpan {
  return {
    name,
    attributes,
    ...(status.code === SpanStatusCode.ERROR && { failed: status.message ?? "" }),
    ...(kind !== SpanKind.INTERNAL && { kind: SpanKind[kind] }),
    ...(links.length > 0 && {
      links: links.map(({ context: { spanId } }) => names.get(spanId) ?? "unknown"),
    }),
    ...(children.length > 0 && { children }),
  };
}

function order([seconds, nanoseconds]: HrTime, [otherSeconds, otherNanoseconds]: HrTime): number {
  return seconds - otherSeconds || nanoseconds - otherNanoseconds;
}
