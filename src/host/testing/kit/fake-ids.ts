import type { Ids } from "@contrapost/sdk";

/**
 * Ids for tests, in the place of random ones: the same run gives the same ids.
 *
 * @example
 * ```ts
 * const ids = fakeIds("MSG-");
 * ids.next(); // MSG-1
 * ids.next(); // MSG-2
 * ```
 */
export function fakeIds(prefix = "ID-"): Ids {
  let last = 0;
  return Object.freeze<Ids>({
    next() {
      last += 1;
      return `${prefix}${last}`;
    },
  });
}
