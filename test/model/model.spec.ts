import { randomInt } from "node:crypto";
import fc from "fast-check";
import { type Action, described } from "./action.js";
import { booksOfHost, everyRow } from "./books-of-host.js";
import { booksOfModel } from "./books-of-model.js";
import type { Command } from "./command.js";
import { commands } from "./commands.js";
import { brokenInvariants, findings } from "./invariants.js";
import { differentBooks, differentOutcomes, differentRows } from "./difference.js";
import { Model } from "./model.js";
import { planned } from "./plan.js";
import { preparedHosts } from "./prepared-books.js";
import { wrongReconciliations } from "./reconciliation.js";
import { Subject } from "./subject.js";

/**
 * How many command sequences are tried, a tenth of them on PostgreSQL. Each run tries others: a failure tells its seed and
 * path, which the next run takes from CONTRAPOST_MODEL_SEED and CONTRAPOST_MODEL_PATH to repeat it.
 */
const runs = Number(process.env["CONTRAPOST_MODEL_RUNS"] ?? "510");
const path = process.env["CONTRAPOST_MODEL_PATH"];
const seed = Number(process.env["CONTRAPOST_MODEL_SEED"] ?? randomInt(2 ** 31));

const onPostgres = Math.max(1, Math.floor(runs / 10));
const engines = [
  { engine: "sqlite", numRuns: Math.max(1, runs - onPostgres) },
  { engine: "postgres", numRuns: onPostgres },
] as const;

for (const { engine, numRuns } of engines) {
  describe(`the host on ${engine}`, function () {
    this.timeout(3_600_000);

    it(`keeps the books that a naive model keeps, whatever users do (${numRuns} times, seed ${seed})`, async () => {
      const closely = fc.oneof(
        { weight: 4, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      );
      await fc.assert(
        fc.asyncProperty(
          commands,
          fc.constantFrom(1, 2, 3, 500),
          closely,
          async (sequence, chunkLines, close) => {
            const prepared = await preparedHosts[engine](chunkLines);
            try {
              await compare(new Subject(prepared.host), new Model(), sequence, close);
            } finally {
              await prepared.close();
            }
          },
        ),
        { seed, ...(path !== undefined && { path }), numRuns },
      );
    });
  });
}

/**
 * Does the same to both and compares what came of each action, and the books in the end. Where it looks closely, it
 * compares the books after each action too, and that what was refused changed no row of any table.
 */
async function compare(
  subject: Subject,
  model: Model,
  sequence: readonly Command[],
  closely: boolean,
): Promise<void> {
  const log: string[] = [];
  const { host } = subject;
  const compareBooks = async () =>
    requireNone(differentBooks(booksOfModel(model.state), await booksOfHost(host)));
  try {
    for (const command of sequence) {
      const plan = planned(command, () => model.state);
      for (let step = plan.next(); step.done !== true; ) {
        const action = step.value;
        log.push(described(action));
        const expected = model.apply(action);
        const before = closely && changesNothing(action, expected) ? await everyRow(host) : undefined;
        const outcome = await subject.apply(action);
        log.push(`  ${JSON.stringify(outcome)}`);
        requireNone(differentOutcomes(action, expected, outcome));
        if (before !== undefined) requireNone(differentRows("tables", before, await everyRow(host)));
        if (closely) await compareBooks();
        step = plan.next(expected);
      }
    }
    await compareBooks();
    requireNone(await brokenInvariants(host));
    requireNone(await findings(host));
    requireNone(await wrongReconciliations(host, model.state));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\nafter\n${log.join("\n")}`, { cause: error });
  }
}

function requireNone(differences: readonly string[]): void {
  if (differences.length > 0) throw new Error(differences.join("\n"));
}

function changesNothing(action: Action, outcome: object): boolean {
  return action.do === "preview" || "refused" in outcome;
}
