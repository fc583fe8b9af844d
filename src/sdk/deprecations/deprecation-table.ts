/** One thing that still works and will go. */
export interface Deprecation {
  /** What it is, as the beginning of a sentence: `The hook onSettlementValidate`. */
  readonly what: string;
  /** The first version that warns of it. */
  readonly since: string;
  /** The first version that does without it. */
  readonly removedIn: string;
  /** What takes its place, as a sentence that tells what to do. */
  readonly instead: string;
}

/**
 * What is deprecated of Contrapost itself: the key is the stable code, `CP_DEP_` and a number that counts on and is
 * never given again. `docs/deprecation.md` lists each with the way to do without it.
 */
export const deprecationTable = {} as const satisfies Readonly<Record<`CP_DEP_${string}`, Deprecation>>;
