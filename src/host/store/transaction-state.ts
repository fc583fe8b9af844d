import { ContrapostError } from "@contrapost/sdk";

/**
 * Whether a transaction can still be worked with. A failed statement spoils it up to the enclosing savepoint, on
 * both engines alike: PostgreSQL works so, and code tried on SQLite must not come to rely on more.
 */
export class TransactionState {
  #ended = false;
  #failure: { readonly error: unknown; readonly lasting: boolean } | undefined;

  /** @throws CP_SESSION_ENDED, or the first error that spoiled the transaction */
  check(): void {
    if (this.#ended) throw new ContrapostError("CP_SESSION_ENDED");
    if (this.#failure) throw this.#failure.error;
  }

  /** A statement failed; undoing the savepoint around it mends the matter. */
  fail(error: unknown): void {
    this.#failure ??= { error, lasting: false };
  }

  /** The transaction as a whole is lost or must be repeated: nothing in it can be caught and gone on from. */
  failForGood(error: unknown): void {
    if (this.#failure?.lasting !== true) this.#failure = { error, lasting: true };
  }

  /** What the transaction as a whole failed by, if it did. */
  get lasting(): unknown {
    return this.#failure?.lasting === true ? this.#failure.error : undefined;
  }

  /** A savepoint is about to be undone. Answers whether that helps. */
  mend(): boolean {
    if (this.#failure?.lasting !== true) this.#failure = undefined;
    return this.#failure === undefined;
  }

  end(): void {
    this.#ended = true;
  }
}
