import type { TradeSize } from "./books/trade.js";
import { median } from "../median.js";
import type { Place } from "./place/place.js";
import { runTask } from "./task/run-task.js";

/** One row of the bench: mirrored payments per second against the floor. */
export interface MirrorRow {
  readonly bench: "mirror";
  readonly store: "sqlite" | "postgres";
  readonly lines: number;
  readonly oursPerSecond: number;
  readonly floorPerSecond: number;
  /** Ours to the floor: 1 would be as fast as writing alone. */
  readonly ratio: number;
  readonly peakRssMb: number;
  readonly microsecondsPerLine: number;
  readonly statementsPerLine: number;
}

export interface MeasureOptions {
  readonly lines: readonly number[];
  readonly seed: number;
  readonly rounds: number | undefined;
  readonly warmUp: number;
  /** Where the first posting of each size leaves its CPU profile. */
  readonly profile: string | undefined;
  readonly progress: (text: string) => void;
}

/** Books ready to be paid from, and a copy in which that was done. */
interface Books {
  readonly prepared: string;
  readonly posted: string;
  readonly lastId: number;
  readonly size: TradeSize;
}

/** Measures all sizes on one engine. */
export async function* measure(place: Place, options: MeasureOptions): AsyncGenerator<MirrorRow> {
  const { seed, lines: sizes, progress } = options;
  progress(`${place.store}: preparing the warm-up`);
  const journals = Math.min(warmUpJournals, options.warmUp);
  const lines = Math.ceil(options.warmUp / journals);
  const { books: warmUp } = await makeBooks(place, { journals, lines, seed });
  for (const lines of sizes) yield await measureSize(place, lines, warmUp, options);
}

/** What runs once for a journal must be warm too. */
const warmUpJournals = 5;

async function measureSize(
  place: Place,
  lines: number,
  warmUp: Books,
  { seed, rounds = usualRounds(lines), profile, progress }: MeasureOptions,
): Promise<MirrorRow> {
  const label = `${place.store}, ${lines} lines:`;
  progress(`${label} preparing invoices and payments`);
  const { books, result } = await makeBooks(place, { journals: 1, lines, seed }, profile);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    progress(`${label} round ${round} of ${rounds}`);
    ours.push(await timeOurs(place, books, warmUp));
    floor.push(await timeFloor(place, books, warmUp, round === 1));
  }
  await place.remove(books.prepared);
  await place.remove(books.posted);
  return rowOf(place, lines, median(ours), median(floor), result);
}

function usualRounds(lines: number): number {
  if (lines > 10_000) return 2;
  return lines > 1000 ? 3 : 5;
}

function rowOf(
  { store }: Place,
  lines: number,
  ours: number,
  floor: number,
  { peakRssMb, statements }: { readonly peakRssMb: number; readonly statements: number },
): MirrorRow {
  return {
    bench: "mirror",
    store,
    lines,
    oursPerSecond: Math.round(lines / ours),
    floorPerSecond: Math.round(lines / floor),
    ratio: rounded(floor / ours, 3),
    peakRssMb: rounded(peakRssMb, 1),
    microsecondsPerLine: rounded((ours * 1e6) / lines, 2),
    statementsPerLine: rounded(statements / lines, 4),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Prepares books, and pays in a copy from a process that does nothing else, which shows how much memory that takes. */
async function makeBooks(place: Place, size: TradeSize, profile?: string) {
  const prepared = await place.create();
  const { lastId } = await runTask("prepare", { database: prepared, size });
  await place.settle(prepared);
  const posted = await place.copy(prepared);
  const flags = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
  const result = await runTask("post", { database: posted, journals: size.journals }, flags);
  return { books: { prepared, posted, lastId, size } satisfies Books, result };
}

async function timeOurs(place: Place, books: Books, warmUp: Books): Promise<number> {
  return await onCopies(place, [books, warmUp], async (database, warmUpDatabase) => {
    const { seconds } = await runTask("post", {
      database,
      journals: books.size.journals,
      warmUp: { database: warmUpDatabase, journals: warmUp.size.journals },
    });
    return seconds;
  });
}

async function timeFloor(place: Place, books: Books, warmUp: Books, compare: boolean): Promise<number> {
  return await onCopies(place, [books, warmUp], async (database, warmUpDatabase) => {
    const { seconds } = await runTask("write", {
      ...sourceOf(books, database),
      warmUp: sourceOf(warmUp, warmUpDatabase),
      compare,
    });
    return seconds;
  });
}

function sourceOf({ posted, lastId, size }: Books, database: string) {
  return { database, posted, lastId, payments: size.journals * size.lines };
}

/** Both start from copies of the prepared books, so that neither finds what the other left. */
async function onCopies(
  place: Place,
  [books, warmUp]: readonly [Books, Books],
  time: (database: string, warmUpDatabase: string) => Promise<number>,
): Promise<number> {
  const warmUpDatabase = await place.copy(warmUp.prepared);
  const database = await place.copy(books.prepared);
  try {
    return await time(database, warmUpDatabase);
  } finally {
    await place.remove(warmUpDatabase);
    await place.remove(database);
  }
}
