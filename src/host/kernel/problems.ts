import { ContrapostError, type ErrorCode, type ErrorFacts } from "@contrapost/sdk";

/** Collects what is wrong, so that a user sees all of it at once. */
export class Problems {
  readonly #found: ContrapostError[] = [];

  add(code: ErrorCode, facts: ErrorFacts, cause?: unknown): void {
    this.#found.push(new ContrapostError(code, facts, { cause }));
  }

  get none(): boolean {
    return this.#found.length === 0;
  }

  /** Everything that was added, in that order. */
  get found(): readonly ContrapostError[] {
    return this.#found;
  }

  /** Throws one error that holds all problems; its message tells how many they are. */
  throwIfAny(code: ErrorCode, facts: ErrorFacts = {}): void {
    const problems = this.#found;
    if (problems.length === 0) return;
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    throw new ContrapostError(code, { ...facts, count }, { problems });
  }
}
