import fc from "fast-check";
import { postgresUrl } from "../support/postgres.js";
import { type Action, described } from "./action.js";
import { booksOfHost, everyRow } from "./books-of-host.js";
import { booksOfModel } from "./books-of-model.js";
import type { Command } from "./command.js";
import { commands } from "./commands.js";
import { brokenInvariants, findings } from "./invariants.js";
import { differentBooks, differentOutcomes, differentRows } from "./difference.js";
import { Model } from "./model.js";
import { planned } from "./plan.js";
import { wrongReconciliations } from "./reconciliation.js";
import { Subject } from "./subject.js";

/**
 * How many command sequences are tried on SQLite; PostgreSQL gets a fifth. Each run tries others: a failure tells its
 * seed and path, which the next run takes from CONTRAPOST_MODEL_SEED and CONTRAPOST_MODEL_PATH to repeat it.
 */
const runs = Number(process.env["CONTRAPOST_MODEL_RUNS"] ?? "50");
const seed = process.env["CONTRAPOST_MODEL_SEED"];
const path = process.env["CONTRAPOST_MODEL_PATH"];

const settings: fc.Parameters<unknown> = {
  ...(seed !== undefined && { seed: Number(seed) }),
  ...(path !== undefined && { path }),
};

const engines = [
  { engine: "sqlite", share: 1, url: async () => "sqlite::memory:" },
  { engine: "postgres", share: 5, url: postgresUrl },
] as const;

for (const { engine, share, url } of engines) {
  describe(`the host on ${engine}`, function () {
    this.timeout(3_600_000);

    it("keeps the books that a naive model keeps, whatever users do", async () => {
      await fc.assert(
        fc.asyncProperty(commands, fc.constantFrom(1, 2, 3, 500), async (sequence, chunkLines) => {
          const subject = await Subject.open(await url(), chunkLines);
          try {
            await compare(subject, new Model(), sequence);
          } finally {
            await subject.close();
          }
        }),
        { ...settings, numRuns: Math.max(1, Math.floor(runs / share)) },
      );
    });
  });
}

/** Does the same to both and compares what came of it and the books, after each action. */
async function compare(subject: Subject, model: Model, sequence: readonly Command[]): Promise<void> {
  const log: string[] = [];
  try {
    let before = await everyRow(subject.host);
    for (const command of sequence) {
      const plan = planned(command, () => model.state);
      for (let step = plan.next(); step.done !== true; ) {
        log.push(described(step.value));
        const [expected, outcome] = [model.apply(step.value), await subject.apply(step.value)];
        log.push(`  ${JSON.stringify(outcome)}`);
        requireNone(differentOutcomes(step.value, expected, outcome));
        const after = await everyRow(subject.host);
        if (changesNothing(step.value, outcome)) requireNone(differentRows("tables", before, after));
        before = after;
        requireNone(differentBooks(booksOfModel(model.state), await booksOfHost(subject.host)));
        step = plan.next(expected);
      }
    }
    requireNone(await brokenInvariants(subject.host));
    requireNone(await findings(subject.host));
    requireNone(await wrongReconciliations(subject.host, model.state));
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
