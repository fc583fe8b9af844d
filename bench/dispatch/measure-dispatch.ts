import type { PostedJournal } from "@contrapost/sdk";
import { median } from "../median.js";
import {
  type BenchContext,
  type ContenderName,
  contenderNames,
  type Dispatch,
  type Handler,
  makeContenders,
} from "./contenders.js";

/** Whether the handlers answer at once or with a promise. */
export type HandlerKind = "sync" | "async";

/** Dispatches per second of one hook with so many handlers. */
export type DispatchRow = {
  /** `dispatch-context`: the handlers look at what they get beside the journal. */
  readonly bench: "dispatch" | "dispatch-context";
  readonly handlers: number;
  readonly kind: HandlerKind;
} & Readonly<Record<`${ContenderName}PerSecond`, number>>;

const usualRounds = 60;
const warmUpRounds = 20;
/** Milliseconds for which one contender runs in one round: short, so that all meet the same disturbances. */
const roundTime = 5;
/** Dispatches between two looks at the clock. */
const batch = 64;

/**
 * Measures all contenders over the same functions, in turns: what disturbs the machine for a while disturbs all. The
 * median of the rounds counts.
 */
export async function measureDispatch(
  handlers: number,
  { bench, kind }: Pick<DispatchRow, "bench" | "kind">,
  rounds = usualRounds,
): Promise<DispatchRow> {
  const calls = { count: 0 };
  const make = bench === "dispatch" ? makeHandler : makeLookingHandler;
  const contenders = await makeContenders(Array.from({ length: handlers }, () => make(kind, calls)));
  const rates = new Map<ContenderName, number[]>(contenderNames.map((name) => [name, []]));
  for (let round = -Math.min(warmUpRounds, rounds); round < rounds; round += 1) {
    for (const name of contenderNames) {
      calls.count = 0;
      const { rate, dispatches } = await run(contenders[name]);
      if (calls.count !== dispatches * handlers) throw new Error(`${name} did not call every handler once.`);
      if (round >= 0) rates.get(name)!.push(rate);
    }
  }
  const perSecond = (name: ContenderName) => Math.round(median(rates.get(name)!));
  return {
    bench,
    handlers,
    kind,
    oursPerSecond: perSecond("ours"),
    bareLoopPerSecond: perSecond("bareLoop"),
    tapablePerSecond: perSecond("tapable"),
    hookablePerSecond: perSecond("hookable"),
    emitteryPerSecond: perSecond("emittery"),
  };
}

/** Each its own function, as each comes from another plugin. */
function makeHandler(kind: HandlerKind, calls: { count: number }): Handler {
  const count = (journal: PostedJournal) => {
    calls.count += journal.lineCount;
  };
  if (kind === "sync") {
    return function note(journal) {
      count(journal);
    };
  }
  return async function note(journal) {
    count(journal);
  };
}

/** The same, which also looks at its context. */
function makeLookingHandler(kind: HandlerKind, calls: { count: number }): Handler {
  const count = (journal: PostedJournal, posting: BenchContext) => {
    if (posting.company === journal.company) calls.count += journal.lineCount;
  };
  if (kind === "sync") {
    return function note(journal, posting) {
      count(journal, posting);
    };
  }
  return async function note(journal, posting) {
    count(journal, posting);
  };
}

async function run(dispatch: Dispatch): Promise<{ readonly rate: number; readonly dispatches: number }> {
  const start = performance.now();
  let dispatches = 0;
  let now = start;
  while (now - start < roundTime) {
    for (let turn = 0; turn < batch; turn += 1) await dispatch(journal);
    dispatches += batch;
    now = performance.now();
  }
  return { rate: (dispatches * 1000) / (now - start), dispatches };
}

const journal: PostedJournal = Object.freeze({
  company: "USMF",
  number: "GEN-1",
  type: "general",
  name: "GENERAL",
  description: "",
  status: "posted",
  origin: Object.freeze({ kind: "user" }),
  lineCount: 1,
  voucherCount: 1,
  createdBy: "bench",
});
