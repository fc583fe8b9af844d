import type { OutboxCounts, OutboxRow } from "../delivery/index.js";
import type { HandlerObserver } from "../kernel/index.js";
import { type PostingObserver, unobserved } from "../posting/posting-observer.js";

/** What a host tells about its work to those who watch it. */
export interface Telemetry {
  /** Undefined where nobody watches: handlers are called as they are. */
  readonly handlers: HandlerObserver | undefined;
  readonly postings: PostingObserver;
  /** The trace that is at work here, as W3C's `traceparent`. */
  traceParent(): string | undefined;
  /** Runs one delivery. */
  delivery(row: OutboxRow, attempt: number, work: () => Promise<void>): Promise<void>;
  /** Lets the outbox be counted whenever metrics are read, until what it answers is called. */
  watchOutbox(count: () => Promise<OutboxCounts>): () => void;
}

/** Of a host that nobody watches. */
export const noTelemetry: Telemetry = Object.freeze<Telemetry>({
  handlers: undefined,
  postings: unobserved,
  traceParent: () => undefined,
  delivery: (_row, _attempt, work) => work(),
  watchOutbox: () => () => undefined,
});
