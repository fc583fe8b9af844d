import type { Action, Outcome } from "./action.js";
import type { Books } from "./books-of-model.js";

/** Where books differ: rows that only the model has, and rows that only the host has. */
export function differentBooks(model: Books, host: Books): readonly string[] {
  return Object.keys(model).flatMap((kind) => differentRows(kind, model[kind]!, host[kind] ?? []));
}

/** Rows that one of two lists has more often than the other. */
export function differentRows(
  kind: string,
  expected: readonly string[],
  actual: readonly string[],
): readonly string[] {
  return [
    ...without(expected, actual).map((row) => `${kind} lack: ${row}`),
    ...without(actual, expected).map((row) => `${kind} have: ${row}`),
  ];
}

/** How the host answered otherwise than the model. */
export function differentOutcomes(action: Action, model: Outcome, host: Outcome): readonly string[] {
  if ("refused" in model && "refused" in host) {
    // Lines are entered a chunk at a time, and the first chunk with a fault ends it.
    const faults = action.do === "enter" ? [] : without(model.refused, host.refused);
    return [...faults.map((fault) => `not found: ${fault}`), ...without(host.refused, model.refused)];
  }
  if ("done" in model && "done" in host) return differentRows("answers", model.done, host.done);
  return [`the model ${JSON.stringify(model)}, the host ${JSON.stringify(host)}`];
}

function without(rows: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
}
