/** A span of days by which items are overdue. */
export type AgeingBucket = "notDue" | "days1to30" | "days31to60" | "days61to90" | "over90days";

/** How many days an item of each bucket is overdue at most; the first bucket holds what is not due. */
const longest: Readonly<Record<AgeingBucket, number>> = {
  notDue: 0,
  days1to30: 30,
  days31to60: 60,
  days61to90: 90,
  over90days: Infinity,
};

/** The buckets, the longest overdue last. */
export const ageingBuckets = Object.freeze(Object.keys(longest)) as readonly AgeingBucket[];

/** An amount for each bucket, and their sum: minor units, a debit positive. */
export type AgedAmounts = Readonly<Record<AgeingBucket | "total", bigint>>;

const keys = [...ageingBuckets, "total"] as const;

export const noAgedAmounts = Object.freeze(Object.fromEntries(keys.map((key) => [key, 0n]))) as AgedAmounts;

export function addAged(amounts: AgedAmounts, more: AgedAmounts): AgedAmounts {
  return Object.fromEntries(keys.map((key) => [key, amounts[key] + more[key]])) as AgedAmounts;
}

/** An amount that stands in one bucket. */
export function agedAmount(bucket: AgeingBucket, amount: bigint): AgedAmounts {
  return { ...noAgedAmounts, [bucket]: amount, total: amount };
}

/** The earliest due date of each bucket but the last. */
export function earliestDueDates(asOf: string): readonly string[] {
  return Object.values(longest)
    .filter((days) => days !== Infinity)
    .map((days) => daysBefore(asOf, days));
}

function daysBefore(date: string, count: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - count);
  return day.toISOString().slice(0, 10);
}
