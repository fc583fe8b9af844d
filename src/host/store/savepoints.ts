import { ContrapostError } from "@contrapost/sdk";
import type { Session } from "./session.js";
import type { TransactionState } from "./transaction-state.js";

/** The savepoints of one transaction, named by their depth. */
export class Savepoints {
  readonly #session: Pick<Session, "run">;
  readonly #state: TransactionState;
  /** Those that are open, the innermost last. */
  readonly #open: object[] = [];

  constructor(session: Pick<Session, "run">, state: TransactionState) {
    this.#session = session;
    this.#state = state;
  }

  /** Runs `work`; what it wrote is undone where it throws, or where it caught a failed statement and went on. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const own = {};
    const depth = this.#open.push(own);
    const name = `savepoint_${depth}`;
    try {
      await this.#session.run(`SAVEPOINT ${name}`);
      return await this.#within(name, own, work);
    } finally {
      // With it end those within it that were left behind.
      if (this.#open.includes(own)) this.#open.length = depth - 1;
    }
  }

  async #within<T>(name: string, own: object, work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      this.#requireOpen(own);
      await this.#session.run(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (error) {
      // One that an outer one has ended is gone, and its name may be another one's by now.
      if (this.#open.includes(own) && this.#state.mend()) {
        await this.#session.run(`ROLLBACK TO SAVEPOINT ${name}`);
        await this.#session.run(`RELEASE SAVEPOINT ${name}`);
      }
      throw error;
    }
  }

  #requireOpen(own: object): void {
    if (!this.#open.includes(own)) throw new ContrapostError("CP_SESSION_ENDED");
  }
}
