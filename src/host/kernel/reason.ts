import { isContrapostError } from "@contrapost/sdk";

/** What was thrown as a sentence: with the code where it has one, so that a deliberate refusal shows through. */
export function reasonOf(thrown: unknown): string {
  if (isContrapostError(thrown)) return `${thrown.code}: ${thrown.message}`;
  const text = thrown instanceof Error ? thrown.message || thrown.name : `it threw ${shown(thrown)}`;
  const line = text.split("\n", 1)[0]!.trim();
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}

/** What mends what was thrown, as far as that says so itself. */
export function remedyFor(thrown: unknown): string {
  if (isContrapostError(thrown)) return thrown.mend;
  // The engine's words for a write to a frozen object do not say why the object is frozen.
  return thrown instanceof TypeError && /read only|not extensible|delete property/.test(thrown.message)
    ? "What the host hands over cannot be changed: change a copy, which an amend handler may return."
    : "Mend what the reason names.";
}

/** A value as a message shows it: short, and never failing. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "missing";
    case "string":
      return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
    case "object":
      if (value === null) return "empty";
      return Array.isArray(value) ? "a list" : "an object";
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    case "number":
    case "boolean":
    case "bigint":
      return String(value);
  }
}
