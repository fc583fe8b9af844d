/** One statement about the books: where it holds, and what it says. */
export interface Fact {
  /** `DEMF, voucher ARPM-000001, entries`. */
  readonly place: string;
  /** The statement, written as a scenario would write it. */
  readonly text: string;
  /** Where the scenario says it: `A21.yaml:52`. */
  readonly where?: string;
}

/** What differs at one place: statements that were expected and do not hold, and others that hold instead. */
export interface Difference {
  /** `DEMF, voucher ARPM-000001, entries`. */
  readonly place: string;
  /** Where the scenario says it: `A21.yaml:52`. */
  readonly where: string;
  /** What was expected there and does not hold. */
  readonly expected: readonly string[];
  /** What holds there and was not expected. */
  readonly actual: readonly string[];
}

/**
 * Compares what was expected with what is there, place by place. Order does not matter, number does: a statement that
 * was expected once and holds twice is a difference.
 *
 * @param where - names the place of statements that no one expected
 */
export function compareFacts(
  expected: readonly Fact[],
  actual: readonly Fact[],
  where: string,
): readonly Difference[] {
  const places = new Map<string, { where: string; readonly expected: string[]; readonly actual: string[] }>();
  for (const [facts, side] of [
    [expected, "expected"],
    [actual, "actual"],
  ] as const) {
    for (const fact of facts) {
      const at = places.get(fact.place) ?? { where: fact.where ?? where, expected: [], actual: [] };
      at[side].push(fact.text);
      places.set(fact.place, at);
    }
  }
  return [...places].flatMap(([place, at]) => {
    const missing = without(at.expected, at.actual);
    const surplus = without(at.actual, at.expected);
    if (missing.length === 0 && surplus.length === 0) return [];
    return [{ place, where: at.where, expected: missing, actual: surplus }];
  });
}

/** The texts that remain when each of `others` has taken away one equal text. */
function without(texts: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count === 0;
  });
}
