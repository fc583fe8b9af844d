import { AsyncLocalStorage } from "node:async_hooks";

/** What is to be counted once the work around it has ended well, each thing once however often a transaction is tried. */
type Unit = Map<string, () => void>;

/** Holds counts back until what they count is committed. */
export class CommittedCounts {
  readonly #units = new AsyncLocalStorage<Unit>();

  /** Runs work; what is counted inside counts where it ends well, and no sooner than the work around it. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    const around = this.#units.getStore();
    const unit: Unit = new Map();
    const result = await this.#units.run(unit, work);
    for (const [key, count] of unit) {
      if (around === undefined) count();
      else around.set(key, count);
    }
    return result;
  }

  /** @param key - names what is counted */
  add(key: string, count: () => void): void {
    const unit = this.#units.getStore();
    if (unit === undefined) count();
    else unit.set(key, count);
  }
}
