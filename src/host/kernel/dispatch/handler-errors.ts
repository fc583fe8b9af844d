import { ContrapostError } from "@contrapost/sdk";
import { reasonOf, remedyFor } from "../reason.js";
import type { BoundHandler } from "./bound-handler.js";

/**
 * The error of a handler that threw. What it threw is kept as `cause`, and its message (with its code, where it has
 * one) is part of this one: whoever reads it learns which handler failed and why.
 */
export function handlerFailed(handler: BoundHandler, company: string, cause: unknown): ContrapostError {
  return new ContrapostError(
    "CP_HANDLER_FAILED",
    { ...placeOf(handler, company), reason: reasonOf(cause), remedy: remedyFor(cause) },
    { cause },
  );
}

export function handlerTimedOut(handler: BoundHandler, company: string): ContrapostError {
  return new ContrapostError("CP_HANDLER_TIMEOUT", {
    ...placeOf(handler, company),
    deadline: handler.deadline,
  });
}

/** @param count - the calls on its context that were still at work as it ended */
export function handlerUnfinished(handler: BoundHandler, company: string, count: number): ContrapostError {
  return new ContrapostError("CP_HANDLER_UNFINISHED", {
    ...placeOf(handler, company),
    count: count === 1 ? "1 call was still at work" : `${count} calls were still at work`,
  });
}

export function wrongResult(handler: BoundHandler, company: string, reason: string): ContrapostError {
  return new ContrapostError("CP_HANDLER_RESULT", { ...placeOf(handler, company), reason });
}

function placeOf({ hook, ref }: BoundHandler, company: string) {
  return { hook: hook.name, company, plugin: ref.plugin, handler: ref.handler };
}
