/** Something that must show a sign of life in time. */
export interface Watched {
  /** A sign of life. */
  used(): void;
  /** When it counts as hung, in milliseconds of `performance.now()`; moves on with every sign of life. */
  expiry(): number;
  expire(): void;
}

/**
 * One timer for all handlers at work. Most are done within the turn of the event loop in which they began: these cost
 * no timer at all. The timer keeps the process alive only while something is watched.
 */
export class DeadlineTimer {
  /** Began in this turn. */
  readonly #young = new Set<Watched>();
  readonly #watched = new Set<Watched>();
  #sifting = false;
  #timer: NodeJS.Timeout | undefined;
  #due = Number.POSITIVE_INFINITY;

  add(watched: Watched): void {
    this.#young.add(watched);
    if (this.#sifting) return;
    this.#sifting = true;
    setImmediate(() => this.#sift());
  }

  remove(watched: Watched): void {
    if (this.#young.delete(watched)) return;
    if (this.#watched.delete(watched) && this.#watched.size === 0) this.#timer?.unref();
  }

  /** Watches what has outlived its turn. */
  #sift(): void {
    this.#sifting = false;
    for (const watched of this.#young) {
      watched.used();
      if (this.#watched.size === 0) this.#timer?.ref();
      this.#watched.add(watched);
      const expiry = watched.expiry();
      if (expiry < this.#due) this.#arm(expiry);
    }
    this.#young.clear();
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
        this.#watched.delete(watched);
        watched.expire();
      }
    }
    if (next < this.#due) this.#arm(next);
  }
}
