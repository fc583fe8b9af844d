import { ContrapostError } from "../errors/index.js";
import { divideRounded } from "./round.js";

/**
 * The share of `total` that falls to `part` out of `whole`, rounded half away from zero: the accounting value of a
 * part payment, for instance. The whole gets exactly `total`, also where everything is zero.
 *
 * To share out in several steps without a remainder, take each share from what is still open (total and whole less
 * what went before), so that the last step takes what is left.
 *
 * @throws RangeError for a `whole` of zero with a `part` that is not, which is a fault in the calling code
 *
 * @example
 * ```ts
 * proportion(1000n, 1n, 3n); // 333n
 * ```
 */
export function proportion(total: bigint, part: bigint, whole: bigint): bigint {
  if (part === whole) return total;
  return divideRounded(total * part, whole);
}

/**
 * Shares `total` out by weight, so that the shares add up to it exactly. Each share is within one unit of its exact
 * value, and a weight of zero gets nothing.
 *
 * The shares are the steps of the rounded running total, which needs neither sorting nor a second pass.
 *
 * @throws ContrapostError `CP_ALLOCATION_IMPOSSIBLE` if there is something to share but the weights add up to zero
 *
 * @example
 * ```ts
 * allocate(100n, [1n, 1n, 1n]); // 33n, 34n, 33n
 * ```
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total === 0n) return weights.map(() => 0n);
  let whole = 0n;
  for (const weight of weights) whole += weight;
  if (whole === 0n) throw new ContrapostError("CP_ALLOCATION_IMPOSSIBLE", { amount: total });
  let running = 0n;
  let given = 0n;
  return weights.map((weight) => {
    running += weight;
    const reached = divideRounded(total * running, whole);
    const share = reached - given;
    given = reached;
    return share;
  });
}
