import type { Session } from "./session.js";
import type { TransactionState } from "./transaction-state.js";

/** The savepoints of one transaction, named by their depth. */
export class Savepoints {
  readonly #session: Pick<Session, "run">;
  readonly #state: TransactionState;
  #depth = 0;

  constructor(session: Pick<Session, "run">, state: TransactionState) {
    this.#session = session;
    this.#state = state;
  }

  /** Runs `work`; what it wrote is undone where it throws, or where it caught a failed statement and went on. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const name = `savepoint_${this.#depth + 1}`;
    await this.#session.run(`SAVEPOINT ${name}`);
    this.#depth += 1;
    try {
      const result = await work();
      await this.#session.run(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (error) {
      if (this.#state.mend()) {
        await this.#session.run(`ROLLBACK TO SAVEPOINT ${name}`);
        await this.#session.run(`RELEASE SAVEPOINT ${name}`);
      }
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }
}
