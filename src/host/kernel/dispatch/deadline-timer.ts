/** Something that must show a sign of life in time. */
export interface Watched {
  /** When it counts as hung, in milliseconds of `performance.now()`; moves on with every sign of life. */
  expiry(): number;
  expire(): void;
}

/**
 * One timer for all handlers at work: arming one of its own for each would cost more than most handlers do. It keeps
 * the process alive only while something is watched.
 */
export class DeadlineTimer {
  readonly #watched = new Set<Watched>();
  #timer: NodeJS.Timeout | undefined;
  #due = Number.POSITIVE_INFINITY;

  add(watched: Watched): void {
    if (this.#watched.size === 0) this.#timer?.ref();
    this.#watched.add(watched);
    const expiry = watched.expiry();
    if (expiry < this.#due) this.#arm(expiry);
  }

  remove(watched: Watched): void {
    if (this.#watched.delete(watched) && this.#watched.size === 0) this.#timer?.unref();
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
