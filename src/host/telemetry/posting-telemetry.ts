import type { Journal } from "@contrapost/sdk";
import { type Attributes, context, trace, type Tracer } from "@opentelemetry/api";
import type { BegunPosting, ParkedMirror, PostingObserver } from "../posting/posting-observer.js";
import type { CommittedCounts } from "./committed-counts.js";
import { errorType, fail } from "./failure.js";
import type { Instruments } from "./instruments.js";

/** Postings as spans and in numbers. */
export class PostingTelemetry implements PostingObserver {
  readonly #tracer: Tracer;
  readonly #instruments: Instruments;
  readonly #counts: CommittedCounts;

  constructor(tracer: Tracer, instruments: Instruments, counts: CommittedCounts) {
    this.#tracer = tracer;
    this.#instruments = instruments;
    this.#counts = counts;
  }

  async posting<T>(
    { journal: { company, number }, depth }: BegunPosting,
    work: (seen: (journal: Journal) => void) => Promise<T>,
  ): Promise<T> {
    const attributes = {
      "contrapost.company": company,
      "contrapost.journal.number": number,
      "contrapost.posting.depth": depth,
    };
    const span = this.#tracer.startSpan("contrapost.posting", { attributes });
    const measured: Attributes = { "contrapost.company": company };
    const seen = (journal: Journal) => {
      measured["contrapost.journal.type"] = journal.type;
      span.setAttributes(attributesOf(journal));
      if (journal.status === "posted") this.#countOnceCommitted(journal);
    };
    const begun = performance.now();
    try {
      const inside = trace.setSpan(context.active(), span);
      return await context.with(inside, () => this.#counts.within(() => work(seen)));
    } catch (error) {
      fail(span, error);
      measured["error.type"] = errorType(error);
      this.#instruments.postings.add(1, measured);
      throw error;
    } finally {
      this.#instruments.postingDuration.record((performance.now() - begun) / 1000, measured);
      span.end();
    }
  }

  committing<T>(work: () => Promise<T>): Promise<T> {
    return this.#counts.within(work);
  }

  mirrorParked({ company, reason }: ParkedMirror): void {
    const attributes = { "contrapost.company": company, "contrapost.reason": reason };
    this.#counts.add(() => this.#instruments.parkedMirrors.add(1, attributes));
  }

  #countOnceCommitted({ company, type, lineCount }: Journal): void {
    const attributes = { "contrapost.company": company, "contrapost.journal.type": type };
    this.#counts.add(() => {
      this.#instruments.postings.add(1, attributes);
      this.#instruments.postedLines.add(lineCount, attributes);
    });
  }
}

function attributesOf({ type, lineCount, origin }: Journal): Attributes {
  return {
    "contrapost.journal.type": type,
    "contrapost.journal.lines": lineCount,
    "contrapost.journal.origin": origin.kind,
    ...("plugin" in origin && { "contrapost.plugin": origin.plugin }),
  };
}
