import { isContrapostError } from "@contrapost/sdk";
import { type Span, SpanStatusCode } from "@opentelemetry/api";

/** What kind of failure it is: a code, or the error's name. Never its message, which may hold amounts and names. */
export function errorType(error: unknown): string {
  if (isContrapostError(error)) return error.code;
  return error instanceof Error ? error.name : typeof error;
}

/** Marks a span as failed, with the codes of all that was wrong. */
export function fail(span: Span, error: unknown): void {
  const type = errorType(error);
  span.setAttribute("error.type", type);
  span.setStatus({ code: SpanStatusCode.ERROR, message: type });
  if (!isContrapostError(error) || error.problems.length === 0) return;
  const codes = new Set(error.problems.map(({ code }) => code));
  span.setAttribute("contrapost.problems", [...codes]);
}
