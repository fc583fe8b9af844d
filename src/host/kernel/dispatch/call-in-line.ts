import { compileFunction } from "node:vm";
import type { HandlerFunction, Phase } from "@contrapost/sdk";
import type { Called } from "./call-quickly.js";

type Handler = HandlerFunction<Phase, never>;

/** Calls handlers one after another, from the first on, as {@link callQuickly} does. */
export type CallInLine = (payload: unknown) => Called | undefined;

/** The engine copies only so much into one function. */
const handlersInLine = 16;

/**
 * Writes the calls of handlers one below the other. In a loop all handlers share one place from which they are called;
 * here each has a place of its own, so that the engine can copy it in. The code depends on nothing but their number.
 */
export function callInLine(handlers: readonly Handler[]): CallInLine {
  const parts: CallInLine[] = [];
  for (let begun = 0; begun < handlers.length; begun += handlersInLine) {
    parts.push(part(handlers.slice(begun, begun + handlersInLine), begun));
  }
  if (parts.length === 1) return parts[0]!;
  return (payload) => {
    for (const call of parts) {
      const called = call(payload);
      if (called !== undefined) return called;
    }
    return undefined;
  };
}

function part(handlers: readonly Handler[], before: number): CallInLine {
  const names = handlers.map((_, index) => `handler${index}`);
  const calls = names.map(
    (name, index) =>
      `begun = ${before + index + 1}; if ((result = ${name}(payload, undefined)) !== undefined) break calls;`,
  );
  const code = `return function callInLine(payload) {
    let begun = 0, result;
    calls: try {
      ${calls.join("\n")}
    } catch (error) {
      return { begun, result: undefined, thrown: { error } };
    }
    return result === undefined ? undefined : { begun, result, thrown: undefined };
  };`;
  return (compileFunction(code, names) as (...handlers: readonly Handler[]) => CallInLine)(...handlers);
}
