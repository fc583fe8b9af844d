import type { Clock } from "@contrapost/sdk";
import { parseMoment } from "../moment.js";

/** A clock that shows what it is told. */
export interface FakeClock extends Clock {
  /** Sets it: to the noon of a day, or to a moment such as `2024-03-15T08:30:00Z`. Throws CP_DATE_INVALID. */
  moveTo(moment: string | Date): void;
  /** Lets time pass, in milliseconds. */
  advance(milliseconds: number): void;
}

/**
 * A clock for tests, which stands still until it is moved.
 *
 * @example
 * ```ts
 * const clock = fakeClock("2024-03-15");
 * clock.advance(86_400_000);
 * clock.now().toISOString(); // 2024-03-16T12:00:00.000Z
 * ```
 * @throws ContrapostError `CP_DATE_INVALID`
 */
export function fakeClock(start: string | Date = "2024-01-01"): FakeClock {
  let moment = momentOf(start);
  return Object.freeze<FakeClock>({
    // A copy, because a date can be changed by whoever has it.
    now: () => new Date(moment),
    moveTo: (to) => void (moment = momentOf(to)),
    advance: (milliseconds) => void (moment = new Date(moment.getTime() + milliseconds)),
  });
}

function momentOf(moment: string | Date): Date {
  return typeof moment === "string" ? parseMoment(moment, "the clock") : new Date(moment);
}
