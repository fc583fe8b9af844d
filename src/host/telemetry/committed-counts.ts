import { AsyncLocalStorage } from "node:async_hooks";

/** What is to be counted once the work around it has ended well. */
type Unit = (() => void)[];

/** Holds counts back until what they count is committed. */
export class CommittedCounts {
  readonly #units = new AsyncLocalStorage<Unit>();

  /** Runs work; what is counted inside counts where it ends well, and no sooner than the work around it. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    const around = this.#units.getStore();
    const unit: Unit = [];
    const result = await this.#units.run(unit, work);
    if (around === undefined) for (const count of unit) count();
    else around.push(...unit);
    return result;
  }

  add(count: () => void): void {
    const unit = this.#units.getStore();
    if (unit === undefined) count();
    else unit.push(count);
  }
}
