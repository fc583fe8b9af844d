import type { ContrapostError, Objection, RaisedObjection } from "@contrapost/sdk";
import { shown } from "../reason.js";
import type { BoundHandler } from "./bound-handler.js";
import { wrongResult } from "./handler-errors.js";

/** Takes what a `validate` handler returned: nothing, one objection or a list of them. */
export function addObjections(
  result: unknown,
  handler: BoundHandler,
  company: string,
  into: RaisedObjection[],
): void {
  if (result === undefined) return;
  if (!Array.isArray(result)) {
    into.push(raised(result, handler, company));
    return;
  }
  // All or none: a list with one bad entry is a fault of the handler, not a list of objections.
  into.push(...result.map((objection) => raised(objection, handler, company)));
}

/** The payload that goes on after an `amend` handler: its result, or the one before where it returned nothing. */
export function amended<T>(result: unknown, payload: T, handler: BoundHandler, company: string): T {
  if (result === undefined) return payload;
  if (typeof result !== "object" || result === null || Array.isArray(result) !== Array.isArray(payload)) {
    throw wrongResult(
      handler,
      company,
      `the changed payload must be an object like the one it got, but it is ${shown(result)}`,
    );
  }
  if (!Array.isArray(result)) {
    const lacking = Object.keys(payload as object).find((key) => !(key in result));
    if (lacking !== undefined) throw wrongResult(handler, company, `the changed payload lacks ${lacking}`);
  }
  return result as T;
}

/** A returned value would be lost without a word, where its author may have meant a veto or a change. */
export function expectNothing(result: unknown, handler: BoundHandler, company: string): void {
  if (result !== undefined) throw unexpectedResult(result, handler, company);
}

export function unexpectedResult(result: unknown, handler: BoundHandler, company: string): ContrapostError {
  return wrongResult(
    handler,
    company,
    `a ${handler.hook.phase} handler returns nothing, but this is ${shown(result)}`,
  );
}

/** What makes a value no objection. */
function flawOf(value: unknown): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `this is ${shown(value)}`;
  const { code, message, line } = value as Partial<Record<keyof Objection, unknown>>;
  if (!isText(code)) return `its code is ${shown(code)}`;
  return isText(message) ? `its line is ${shown(line)}` : `its message is ${shown(message)}`;
}

function raised(value: unknown, handler: BoundHandler, company: string): RaisedObjection {
  if (!isObjection(value)) {
    const rule = "an objection has a code, a message and perhaps a line number";
    throw wrongResult(handler, company, `${rule}, but ${flawOf(value)}`);
  }
  const { code, message, line } = value;
  return Object.freeze({ code, message, ...(line !== undefined && { line }), ...handler.ref });
}

function isObjection(value: unknown): value is Objection {
  if (typeof value !== "object" || value === null) return false;
  const { code, message, line } = value as Partial<Record<keyof Objection, unknown>>;
  const isLine = line === undefined || (Number.isInteger(line) && (line as number) > 0);
  return isText(code) && isText(message) && isLine;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
