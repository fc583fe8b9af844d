/** How deliveries are tried and given up. */
export interface DeliverySettings {
  /** How often a delivery is tried before it is dead. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; each further wait is twice as long. */
  readonly firstDelay: number;
  /** Milliseconds that no wait exceeds. */
  readonly longestDelay: number;
  /** Milliseconds after which a delivery whose host died is taken again. A living host renews it as long as it works. */
  readonly lease: number;
}

/** About twenty minutes of trying: 10 s, 20 s, 40 s … */
export const defaultDeliverySettings: DeliverySettings = Object.freeze({
  attempts: 8,
  firstDelay: 10_000,
  longestDelay: 900_000,
  lease: 30_000,
});

/** How long to wait after a failed attempt, in milliseconds. Attempts count from 1. */
export function delayAfter(attempt: number, { firstDelay, longestDelay }: DeliverySettings): number {
  return Math.min(firstDelay * 2 ** (attempt - 1), longestDelay);
}

/** The instant that comes `milliseconds` after another, as the outbox stores it. */
export function instantAfter(date: Date, milliseconds: number): string {
  return new Date(date.getTime() + milliseconds).toISOString();
}
