import type { Counter, Histogram, Meter, ObservableGauge } from "@opentelemetry/api";

/** In seconds: from a handler that only looks to a journal of a million lines. */
const durations = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300,
];

/** All that the host counts and measures. */
export interface Instruments {
  readonly postings: Counter;
  readonly postedLines: Counter;
  readonly postingDuration: Histogram;
  readonly handlerDuration: Histogram;
  readonly handlerFailures: Counter;
  readonly parkedMirrors: Counter;
  readonly deliveries: Counter;
  readonly outbox: ObservableGauge;
}

export function makeInstruments(meter: Meter): Instruments {
  const duration = { unit: "s", advice: { explicitBucketBoundaries: durations } };
  return {
    postings: meter.createCounter("contrapost.postings", {
      unit: "{posting}",
      description: "Postings that were committed, and those that failed, with their error.type.",
    }),
    postedLines: meter.createCounter("contrapost.posting.lines", {
      unit: "{line}",
      description: "Journal lines of committed postings.",
    }),
    postingDuration: meter.createHistogram("contrapost.posting.duration", {
      ...duration,
      description: "How long postings took, with all that handlers did in them.",
    }),
    handlerDuration: meter.createHistogram("contrapost.handler.duration", {
      ...duration,
      description: "How long plugins' handlers took.",
    }),
    handlerFailures: meter.createCounter("contrapost.handler.failures", {
      unit: "{failure}",
      description: "Plugins' handlers that threw or did not end in time.",
    }),
    parkedMirrors: meter.createCounter("contrapost.mirrors.parked", {
      unit: "{mirror}",
      description: "Mirrors that were parked, by the code of the reason.",
    }),
    deliveries: meter.createCounter("contrapost.deliveries", {
      unit: "{attempt}",
      description: "Attempts to deliver from the outbox to committed handlers.",
    }),
    outbox: meter.createObservableGauge("contrapost.outbox.deliveries", {
      unit: "{delivery}",
      description: "Deliveries in the outbox that are pending, and those that were given up.",
    }),
  };
}
