/** What one handler has begun on its context and is not done yet. */
export class HandlerWork {
  #ofHost = 0;
  #own = 0;

  /** Whether the host is at work for the handler. */
  get isOfHost(): boolean {
    return this.#ofHost > 0;
  }

  /** How many calls are still at work. */
  get count(): number {
    return this.#ofHost + this.#own;
  }

  /**
   * Counts a call until its promise is settled, and then tells. A failure is no unhandled one by that: who began the
   * call and forgot to await it is told in another way.
   */
  add(call: Promise<unknown>, { ofHost }: { readonly ofHost: boolean }, ended: () => void): void {
    if (ofHost) this.#ofHost += 1;
    else this.#own += 1;
    const end = () => {
      if (ofHost) this.#ofHost -= 1;
      else this.#own -= 1;
      ended();
    };
    // Registered before the handler can wait for the same promise, so it has run when the handler goes on.
    call.then(end, end);
  }
}
