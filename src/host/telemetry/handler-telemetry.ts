import { AsyncLocalStorage } from "node:async_hooks";
import { type Attributes, context, type Span, trace, type Tracer } from "@opentelemetry/api";
import { type HandlerObserver, isPromise, type ObservedHandler } from "../kernel/index.js";
import { errorType, fail } from "./failure.js";
import type { Instruments } from "./instruments.js";

/** Calls of plugins' handlers as spans and in numbers. */
export class HandlerTelemetry implements HandlerObserver {
  readonly #tracer: Tracer;
  readonly #instruments: Instruments;
  /** The calls under way, by the promise that they answered. */
  readonly #running = new WeakMap<object, RunningCall>();

  constructor(tracer: Tracer, instruments: Instruments) {
    this.#tracer = tracer;
    this.#instruments = instruments;
  }

  call(handler: ObservedHandler, call: () => unknown): unknown {
    const attributes = attributesOf(handler);
    const span = this.#tracer.startSpan("contrapost.handler", {
      attributes: { ...attributes, "contrapost.phase": handler.hook.phase },
    });
    const running = new RunningCall(span, attributes, this.#instruments);
    let result: unknown;
    try {
      result = context.with(trace.setSpan(context.active(), span), call);
    } catch (error) {
      running.failed(error);
      throw error;
    }
    if (!isPromise(result)) {
      running.ended(result);
      return result;
    }
    // Only of a real promise is it known that whoever asks twice gets the same answer.
    const promise = result instanceof Promise ? result : Promise.resolve(result);
    this.#running.set(promise, running);
    promise.then(
      (answer: unknown) => running.ended(answer),
      (error: unknown) => running.failed(error),
    );
    return promise;
  }

  gaveUp(result: unknown, error: Error, goOn: () => void): void {
    const running = this.#running.get(result as object);
    if (running === undefined) {
      goOn();
      return;
    }
    running.failed(error);
    // A timer found that it hangs, which knows of no trace: what comes next belongs where the handler was called.
    running.around(goOn);
  }
}

/** One call of a handler, until it has ended or was given up; what comes from it later no longer counts. */
class RunningCall {
  /** Runs something as a part of what the handler was called in. */
  readonly around = AsyncLocalStorage.snapshot();
  readonly #begun = performance.now();
  readonly #span: Span;
  readonly #attributes: Attributes;
  readonly #instruments: Instruments;
  #isOver = false;

  constructor(span: Span, attributes: Attributes, instruments: Instruments) {
    this.#span = span;
    this.#attributes = attributes;
    this.#instruments = instruments;
  }

  ended(answer: unknown): void {
    if (this.#isOver) return;
    // Of all phases only `validate` answers with a list: of objections.
    if (Array.isArray(answer)) this.#span.setAttribute("contrapost.objections", answer.length);
    this.#end(this.#attributes);
  }

  failed(error: unknown): void {
    if (this.#isOver) return;
    fail(this.#span, error);
    const attributes = { ...this.#attributes, "error.type": errorType(error) };
    this.#instruments.handlerFailures.add(1, attributes);
    this.#end(attributes);
  }

  #end(attributes: Attributes): void {
    this.#isOver = true;
    this.#instruments.handlerDuration.record((performance.now() - this.#begun) / 1000, attributes);
    this.#span.end();
  }
}

function attributesOf({ hook, ref }: ObservedHandler): Attributes {
  return {
    "contrapost.plugin": ref.plugin,
    "contrapost.hook": hook.name,
    "contrapost.handler": ref.handler,
  };
}
