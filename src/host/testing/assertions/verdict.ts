/** What an assertion finds: whether it holds, and what is said where it must and does not, and the other way round. */
export interface Verdict {
  readonly holds: boolean;
  readonly message: () => string;
  readonly negated: () => string;
}
