import type { Place } from "./place/place.js";
import { runTask } from "./task/run-task.js";

/** One row of the bench: mirrored payments per second against the floor. */
export interface BenchRow {
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
  readonly seed: number;
  /** Where each unwarmed posting leaves its CPU profile. */
  readonly profile: string | undefined;
  readonly progress: (text: string) => void;
}

/** Books ready to be paid from, and a copy in which that was done. */
interface Books {
  readonly prepared: string;
  readonly posted: string;
  readonly lastId: number;
  readonly journals: number;
}

/** Enough for the compiler to have seen every hot path. */
const warmUpSize = { journals: 5, lines: 1000 } as const;

/** Measures all sizes on one engine. */
export async function* measure(
  place: Place,
  sizes: readonly number[],
  options: MeasureOptions,
): AsyncGenerator<BenchRow> {
  options.progress(`${place.store}: preparing the warm-up`);
  const { books: warmUp } = await makeBooks(place, { ...warmUpSize, seed: options.seed }, []);
  for (const lines of sizes) yield await measureSize(place, lines, warmUp, options);
}

async function measureSize(
  place: Place,
  lines: number,
  warmUp: Books,
  { seed, profile, progress }: MeasureOptions,
): Promise<BenchRow> {
  const label = `${place.store}, ${lines} lines:`;
  progress(`${label} preparing invoices and payments`);
  const flags = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
  const { books, result } = await makeBooks(place, { journals: 1, lines, seed }, flags);
  const ours: number[] = [];
  const floor: number[] = [];
  const rounds = lines > 10_000 ? 2 : 3;
  for (let round = 1; round <= rounds; round += 1) {
    progress(`${label} round ${round} of ${rounds}`);
    ours.push(await timeOurs(place, books, warmUp));
    floor.push(await timeFloor(place, books, warmUp));
  }
  await place.remove(books.prepared);
  await place.remove(books.posted);
  const oursPerSecond = lines / median(ours);
  const floorPerSecond = lines / median(floor);
  return {
    bench: "mirror",
    store: place.store,
    lines,
    oursPerSecond: rounded(oursPerSecond, 0),
    floorPerSecond: rounded(floorPerSecond, 0),
    ratio: rounded(oursPerSecond / floorPerSecond, 3),
    peakRssMb: rounded(result.peakRssMb, 1),
    microsecondsPerLine: rounded(1e6 / oursPerSecond, 2),
    statementsPerLine: rounded(result.statements / lines, 4),
  };
}

/** Prepares books, and posts a copy in a process that does nothing else, which shows how much memory that takes. */
async function makeBooks(
  place: Place,
  size: { readonly journals: number; readonly lines: number; readonly seed: number },
  flags: readonly string[],
) {
  const prepared = await place.create();
  const { lastId } = await runTask("prepare", { database: prepared, size });
  await place.settle(prepared);
  const posted = await place.copy(prepared);
  const { journals } = size;
  const result = await runTask("post", { database: posted, journals }, flags);
  return { books: { prepared, posted, lastId, journals } satisfies Books, result };
}

async function timeOurs(place: Place, books: Books, warmUp: Books): Promise<number> {
  return await onCopies(place, books, warmUp, async (database, warmUpDatabase) => {
    const { seconds } = await runTask("post", {
      database,
      journals: books.journals,
      warmUp: { database: warmUpDatabase, journals: warmUp.journals },
    });
    return seconds;
  });
}

async function timeFloor(place: Place, books: Books, warmUp: Books): Promise<number> {
  return await onCopies(place, books, warmUp, async (database, warmUpDatabase) => {
    const { seconds } = await runTask("write", {
      database,
      posted: books.posted,
      lastId: books.lastId,
      warmUp: { database: warmUpDatabase, posted: warmUp.posted, lastId: warmUp.lastId },
    });
    return seconds;
  });
}

async function onCopies(
  place: Place,
  books: Books,
  warmUp: Books,
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

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
