/** Gives ids one after another. */
export type FakeIds = () => string;

/**
 * Ids for tests, in the place of random ones: the same run gives the same ids.
 *
 * @example
 * ```ts
 * const nextId = fakeIds("MSG-");
 * nextId(); // MSG-1
 * nextId(); // MSG-2
 * ```
 */
export function fakeIds(prefix = "ID-"): FakeIds {
  let last = 0;
  return () => {
    last += 1;
    return `${prefix}${last}`;
  };
}
