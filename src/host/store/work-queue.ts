/** Runs pieces of work one after another, in the order in which they were handed in. */
export class WorkQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Starts `work` when all that was handed in before has ended, well or badly. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
