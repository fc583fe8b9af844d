import { type Journal, type Mirror, Refused, type State } from "./state.js";

/** A mirror of a journal that is about to be made. */
export function newMirror(
  event: Mirror["event"],
  { company, number }: Journal,
  trade: number,
  lineCount: number,
): Mirror {
  return {
    event,
    source: `${company}/${number}`,
    trade,
    lineCount,
    outcome: "made",
    target: undefined,
    reason: undefined,
    lines: [],
  };
}

/** What makes a mirror needless rather than late. */
const outcomes: Readonly<Record<string, Mirror["outcome"]>> = {
  CP_RELATIONSHIP_INACTIVE: "notMirrored",
  CP_NO_PAYMENT_JOURNAL: "notMirrored",
  CP_SOURCE_REVERSED: "cancelled",
};

/**
 * Makes a mirror, or records why it cannot be made, with nothing left of the attempt: parked, or by the policy the whole
 * posting is refused. `recorded` is its place where it was tried before.
 */
export function keepMirror(state: State, mirror: Mirror, make: () => void, recorded?: number): void {
  const before = structuredClone(state);
  try {
    make();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const [only, ...others] = error.problems;
    const reason = others.length === 0 ? only!.code : "CP_POSTING_REFUSED";
    const outcome = outcomes[reason] ?? "parked";
    if (outcome === "parked" && state.policies[mirror.trade]!.onFailure === "block") {
      throw new Refused(error.problems, "CP_MIRROR_BLOCKED");
    }
    Object.assign(state, before);
    Object.assign(mirror, { outcome, reason, target: undefined, lines: [] });
  }
  if (recorded === undefined) state.mirrors.push(mirror);
  else state.mirrors[recorded] = mirror;
}
