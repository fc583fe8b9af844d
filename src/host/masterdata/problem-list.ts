import { ContrapostError, type ErrorCode, type ErrorFacts, isContrapostError } from "@contrapost/sdk";

/** Collects what is wrong with an import, so that all of it is reported at once and nothing is written. */
export class ProblemList {
  /** Further problems are only counted, so that a large bad file needs no more memory than a small one. */
  static readonly kept = 1000;
  readonly #kept: ContrapostError[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(code: ErrorCode, facts: ErrorFacts): void {
    this.addError(new ContrapostError(code, facts));
  }

  addError(error: ContrapostError): void {
    this.#count += 1;
    if (this.#kept.length < ProblemList.kept) this.#kept.push(error);
  }

  /** The result of `work`, or undefined where it throws a Contrapost error, which is then collected. */
  attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.#collect(error);
      return undefined;
    }
  }

  /** As {@link attempt}, for work that takes time. */
  async attemptAsync<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#collect(error);
      return undefined;
    }
  }

  /** Throws `CP_IMPORT_REFUSED` with every problem, where there is any. */
  throwIfAny(): void {
    const [first] = this.#kept;
    if (first === undefined) return;
    const count = this.#count === 1 ? "1 problem" : `${this.#count} problems`;
    throw new ContrapostError("CP_IMPORT_REFUSED", { count, first: first.message }, { problems: this.#kept });
  }

  #collect(error: unknown): void {
    if (!isContrapostError(error)) throw error;
    if (error.problems.length > 0) for (const problem of error.problems) this.addError(problem);
    else this.addError(error);
  }
}
