import { divideRounded } from "@contrapost/sdk";
import { magnitude } from "./open-item.js";

/** A step of a cash discount as it is agreed: `percent` off where paid within `days` of the invoice. */
export interface DiscountStep {
  readonly days: number;
  /** In ten-thousandths of a percent: 20000 is 2 %. Below 100 %. */
  readonly percent: bigint;
}

/** The same worked out for one document: paid on `until` at the latest, `amount` may be deducted. */
export interface DiscountTier {
  /** `YYYY-MM-DD`, the discount date. */
  readonly until: string;
  /** In the document's currency, signed as the document. */
  readonly amount: bigint;
}

/** Whether a settlement takes the cash discount: by the rules and the date, in any case, or not at all. */
export type DiscountUse = "normal" | "always" | "never";

/** What was granted on a document and what is left of it. */
export interface DiscountState {
  /** By date, the earliest first. */
  readonly tiers: readonly DiscountTier[];
  /** What settlements have taken before; signed as the document. */
  readonly taken: bigint;
}

const wholePercent = 1_000_000n;

/** Works out the tiers of a document; a step that comes to nothing makes none. */
export function grantDiscount(amount: bigint, date: string, steps: readonly DiscountStep[]): DiscountTier[] {
  return steps
    .map(({ days, percent }) => ({
      until: addDays(date, days),
      amount: divideRounded(amount * percent, wholePercent),
    }))
    .filter((tier) => tier.amount !== 0n);
}

/**
 * What may still be deducted from a document on a day. `always` takes what the last tier granted where all dates have
 * passed. What part payments have taken before counts against it, and it never exceeds what is open.
 */
export function availableDiscount(
  { tiers, taken }: DiscountState,
  open: bigint,
  day: string,
  use: DiscountUse,
): bigint {
  if (use === "never") return 0n;
  const inForce = tiers.find(({ until }) => day <= until);
  const tier = inForce ?? (use === "always" ? tiers.at(-1) : undefined);
  if (tier === undefined) return 0n;
  const left = magnitude(tier.amount) - magnitude(taken);
  if (left <= 0n) return 0n;
  const capped = left < magnitude(open) ? left : magnitude(open);
  return open < 0n ? -capped : capped;
}

/**
 * The discount that goes with what is paid of a document. Enough to close it together with the discount takes all
 * that is available; less takes its share, where part payments may have one; all that is open needs none.
 *
 * @param paid - signed as the document, at most what is open
 */
export function discountOn(paid: bigint, open: bigint, available: bigint, onPartPayments: boolean): bigint {
  if (available === 0n || paid === open) return 0n;
  const needed = open - available;
  // Nothing is settled by a payment of nothing: what is paid is taken before a discount that would do alone.
  if (needed === 0n) return open - paid;
  if (magnitude(paid) >= magnitude(needed)) return available;
  return onPartPayments ? divideRounded(available * paid, needed) : 0n;
}

/** The day so many days after another, in the Gregorian calendar; at most the last that a date text can name. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.getUTCFullYear() > 9999 ? "9999-12-31" : moved.toISOString().slice(0, 10);
}
