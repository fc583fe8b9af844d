/**
 * Freezes a value and all that it holds, in place, and answers it. Plain data and configuration objects are meant:
 * what a Map, a Set or a Date keeps inside cannot be frozen.
 */
export function deepFreeze<T>(value: T): T {
  freeze(value, undefined);
  return value;
}

// An object found frozen may hold others that are not, so it is walked through all the same; `seen` ends the walk
// where objects refer to each other.
function freeze(value: unknown, seen: Set<object> | undefined): void {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
  let visited = seen;
  if (Object.isFrozen(value)) {
    if (visited?.has(value)) return;
    visited ??= new Set();
    visited.add(value);
  } else {
    Object.freeze(value);
  }
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === "object") freeze(item, visited);
    return;
  }
  for (const key in value) {
    const item = (value as Record<string, unknown>)[key];
    if (typeof item === "object") freeze(item, visited);
  }
}
