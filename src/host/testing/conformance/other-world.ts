/** More than a year: another day, month and year. */
const shift = 400 * 86_400_000;

/** Runs work while the computer's own clock and chance show something else than they did before. */
export async function inOtherWorld<T>(work: () => Promise<T>): Promise<T> {
  const { Date: realDate, Math: realMath } = globalThis;
  const { random } = realMath;
  class ShiftedDate extends realDate {
    constructor(...values: readonly unknown[]) {
      if (values.length === 0) super(realDate.now() + shift);
      else super(...(values as [number]));
    }

    static override now(): number {
      return realDate.now() + shift;
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor;
  realMath.random = () => 1 - random();
  try {
    return await work();
  } finally {
    globalThis.Date = realDate;
    realMath.random = random;
  }
}
