import { types } from "node:util";
import type { HandlerFunction, Phase } from "@contrapost/sdk";
import type { BoundHandler } from "./bound-handler.js";
import { type CallInLine, callInLine } from "./call-in-line.js";
import { canHang } from "./can-hang.js";
import { takesContext } from "./takes-context.js";

type Handler = HandlerFunction<Phase, never>;

/** A handler that answers with a promise which it has settled itself. */
export type Unwatched = (payload: unknown, context: undefined) => Promise<unknown>;

/** Runs after which it pays to have a list's calls written in line. */
const runsBeforeInLine = 500;

/** Handlers in the order in which they run, with what running them asks for again and again. */
export class HandlerList {
  readonly handlers: readonly BoundHandler[];
  /** For each handler its function where it takes no context, so that it needs none made. */
  readonly quick: readonly (Handler | undefined)[];
  readonly takeContexts: boolean;
  /** Whether the first handler always answers with a promise. */
  readonly beginsWithPromise: boolean;
  /** All functions, where none takes a context and none can hang. */
  readonly unwatched: readonly Unwatched[] | undefined;
  /** Whether the failures of one of them are to be skipped. */
  readonly skips: boolean;
  #runs = 0;
  #inLine: CallInLine | undefined;

  constructor(handlers: readonly BoundHandler[]) {
    this.handlers = handlers;
    this.quick = handlers.map(({ handler }) => (takesContext(handler) ? undefined : handler));
    this.beginsWithPromise = types.isAsyncFunction(handlers[0]?.handler);
    this.takeContexts = this.quick.includes(undefined);
    const canHangOrLook = this.takeContexts || handlers.some(({ handler }) => canHang(handler));
    this.unwatched = canHangOrLook ? undefined : (this.quick as readonly unknown[] as readonly Unwatched[]);
    this.skips = handlers.some(({ onFailure }) => onFailure === "skip");
  }

  /** Calls all handlers in line; undefined where that does not pay, or not yet. */
  get inLine(): CallInLine | undefined {
    if (this.#runs <= runsBeforeInLine) this.#countRun();
    return this.#inLine;
  }

  #countRun(): void {
    this.#runs += 1;
    const { quick, takeContexts } = this;
    if (this.#runs !== runsBeforeInLine || takeContexts) return;
    if (quick.length > 1) this.#inLine = callInLine(quick as Handler[]);
  }
}
