/** Something that must show a sign of life in time. */
export interface Watched {
  /** Where the timer keeps it. Only the timer writes this. */
  slot: number;
  /**
   * The last sign of life, in milliseconds of `performance.now()`. 0 until the timer has set it: whatever ends within
   * the turn of the event loop in which it began need not read the clock.
   */
  usedAt: number;
  /** When it counts as hung, in milliseconds of `performance.now()`; moves on with every sign of life. */
  expiry(): number;
  expire(): void;
}

/** The slot of what is not kept. */
export const unwatched = -1;
const alone = -2;
const outlivedItsTurn = -3;

/**
 * One timer for all handlers at work. Most are done within the turn of the event loop in which they began: these cost
 * no timer at all. The timer keeps the process alive only while something is watched.
 */
export class DeadlineTimer {
  /** Began in this turn. Nearly always it is the only one, so it has a place of its own. */
  #alone: Watched | undefined;
  /** The others that began in this turn, each at its slot. */
  readonly #young: Watched[] = [];
  readonly #watched = new Set<Watched>();
  #sifting = false;
  #timer: NodeJS.Timeout | undefined;
  #due = Number.POSITIVE_INFINITY;

  add(watched: Watched): void {
    if (this.#alone === undefined) {
      this.#alone = watched;
      watched.slot = alone;
    } else watched.slot = this.#young.push(watched) - 1;
    if (this.#sifting) return;
    this.#sifting = true;
    setImmediate(() => this.#sift());
  }

  remove(watched: Watched): void {
    const { slot } = watched;
    watched.slot = unwatched;
    if (slot === alone) this.#alone = undefined;
    else if (slot >= 0) {
      const last = this.#young.pop()!;
      if (last === watched) return;
      this.#young[slot] = last;
      last.slot = slot;
    } else if (slot === outlivedItsTurn) {
      watched.usedAt = 0;
      this.#watched.delete(watched);
      if (this.#watched.size === 0) this.#timer?.unref();
    }
  }

  /** Watches what has outlived its turn. */
  #sift(): void {
    this.#sifting = false;
    const now = performance.now();
    if (this.#alone !== undefined) this.#watch(this.#alone, now);
    for (const watched of this.#young) this.#watch(watched, now);
    this.#alone = undefined;
    this.#young.length = 0;
  }

  #watch(watched: Watched, now: number): void {
    watched.slot = outlivedItsTurn;
    watched.usedAt = now;
    if (this.#watched.size === 0) this.#timer?.ref();
    this.#watched.add(watched);
    const expiry = watched.expiry();
    if (expiry < this.#due) this.#arm(expiry);
  }

  #arm(due: number): void {
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => this.#check(), Math.max(1, Math.ceil(due - performance.now())));
  }

  #check(): void {
    this.#timer = undefined;
    this.#due = Number.POSITIVE_INFINITY;
    const now = performance.now();
    let next = Number.POSITIVE_INFINITY;
    for (const watched of this.#watched) {
      const expiry = watched.expiry();
      if (expiry > now) next = Math.min(next, expiry);
      else {
        this.remove(watched);
        watched.expire();
      }
    }
    if (next < this.#due) this.#arm(next);
  }
}
