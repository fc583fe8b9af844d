import { isContrapostError } from "@contrapost/sdk";

/** What was thrown as a sentence: with the code where it has one, so that a deliberate refusal shows through. */
export function reasonOf(thrown: unknown): string {
  if (isContrapostError(thrown)) return `${thrown.code}: ${thrown.message}`;
  const text = thrown instanceof Error ? thrown.message || thrown.name : `it threw ${shown(thrown)}`;
  const line = text.split("\n", 1)[0]!.trim();
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}

/** A value as a message shows it: short, and never failing. */
export function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string")
    return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
  if (typeof value === "object") return value === null ? "empty" : "an object";
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  return String(value);
}
