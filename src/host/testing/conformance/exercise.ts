import { isContrapostError, type JournalRef, type Plugin } from "@contrapost/sdk";
import type { PluginInput } from "../../kernel/index.js";
import { aTradingGroup } from "../builders/trade.js";
import { type TestHost, testHost } from "../test-host.js";
import { type BooksDump, compareDumps, dumpBooks } from "./books-dump.js";
import type { ConformanceOptions } from "./conformance-options.js";
import { type Observation, observed, type ObserveOptions } from "./observed-plugin.js";
import { usualJournals } from "./usual-journals.js";

/** What was done to the books, and outside of them, up to a moment. */
export interface Traces {
  readonly books: BooksDump;
  readonly outside: string;
}

/** A plugin at work on books of its own. */
export interface Exercise {
  readonly books: TestHost;
  readonly observation: Observation;
  // Functions, not methods: checks take them out by destructuring.
  /** Enters each journal, does `each` with it, and posts it. Answers how each posting ended. */
  readonly run: (each?: (journal: JournalRef) => Promise<void>) => Promise<readonly string[]>;
  /** Delivers to committed handlers what is due; what fails waits for its next time. */
  readonly deliver: () => Promise<unknown>;
  readonly traces: () => Promise<Traces>;
}

/** How a plugin is run, and beside what. */
export interface ExerciseOptions extends ObserveOptions {
  /** Plugins that come after it, by the check that has them. */
  readonly beside?: readonly PluginInput[];
}

/** Runs a plugin on books that are closed afterwards. */
export async function exercise<T>(
  plugin: Plugin,
  options: ConformanceOptions,
  work: (exercise: Exercise) => Promise<T>,
  { beside = [], ...observe }: ExerciseOptions = {},
): Promise<T> {
  const { config, plugins = [], setup = aTradingGroup(), directory, deadline = 2000, outside } = options;
  await options.reset?.();
  const observation: Observation = { calls: 0, breaches: new Set() };
  const watched = { plugin: observed(plugin, observation, observe), ...(config !== undefined && { config }) };
  const books = await testHost({
    plugins: [...plugins, watched, ...beside],
    setup,
    deadline,
    ...(directory !== undefined && { directory }),
  });
  try {
    return await work({
      books,
      observation,
      run: (each) => postAll(books, options.journals ?? usualJournals, each),
      deliver: () => books.host.deliver(),
      traces: async () => ({
        books: await dumpBooks(books.host.store, ["outbox"]),
        outside: textOf(await outside?.()),
      }),
    });
  } finally {
    await books.close();
  }
}

async function postAll(
  books: TestHost,
  journals: ConformanceOptions["journals"] & object,
  each: ((journal: JournalRef) => Promise<void>) | undefined,
): Promise<readonly string[]> {
  const outcomes: string[] = [];
  for (const journal of journals) {
    const ref = await books.enter(journal);
    await each?.(ref);
    const { refusal } = await books.attempt(ref);
    const name = `${ref.company}/${ref.number}`;
    outcomes.push(refusal === undefined ? `${name} was posted` : `${name} was refused: ${refusal.message}`);
    if (isContrapostError(refusal) && faults.has(refusal.code)) break;
  }
  return outcomes;
}

/** What no journal brings about, but a plugin that is at fault. */
const faults = new Set(["CP_HANDLER_FAILED", "CP_HANDLER_TIMEOUT", "CP_HANDLER_RESULT"]);

/** What a fault of the plugin itself made of a run; empty where there was none. */
export function faultsIn(outcomes: readonly string[], plugin: Plugin): readonly string[] {
  return outcomes.filter(
    (outcome) => outcome.includes(`of plugin ${plugin.id} `) && outcome.includes("was refused"),
  );
}

/** What differs between two moments. */
export function compareTraces(
  before: Traces,
  after: Traces,
  names: readonly [left: string, right: string] = ["before", "after"],
): readonly string[] {
  const [left, right] = names;
  const outside =
    before.outside === after.outside ? [] : [`outside: ${before.outside} ${left}, ${after.outside} ${right}`];
  return [...compareDumps(before.books, after.books, names), ...outside];
}

function textOf(value: unknown): string {
  if (value === undefined) return "nothing";
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner));
}
