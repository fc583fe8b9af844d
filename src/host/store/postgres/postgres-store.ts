import { setTimeout as pause } from "node:timers/promises";
import { ContrapostError } from "@contrapost/sdk";
import type pg from "pg";
import type { PostgresTarget } from "../database-url.js";
import type { Session, Store } from "../session.js";
import { TransactionState } from "../transaction-state.js";
import { BulkWriter } from "./bulk-writer.js";
import { busyError, isConflict, translateError } from "./postgres-errors.js";
import { PostgresSession, type SessionParts } from "./postgres-session.js";
import { StatementTexts } from "./statement-texts.js";

const attemptLimit = 10;
const firstPause = 10;
const longestPause = 250;

/**
 * A posting reads a chunk at a time by key, from tables that this very transaction fills: the planner's statistics,
 * which still say they are empty, would have it read them whole for every chunk. Where a plan has no key to go by, the price of a forbidden scan would
 * have each such statement compiled (JIT), which takes far longer than running it.
 */
const byKey = [
  "SET LOCAL enable_seqscan = off",
  "SET LOCAL enable_hashjoin = off",
  "SET LOCAL enable_mergejoin = off",
  "SET LOCAL plan_cache_mode = force_generic_plan",
  "SET LOCAL jit = off",
].join("; ");
const beginWriting = `BEGIN ISOLATION LEVEL READ COMMITTED; ${byKey}`;
const beginReading = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${byKey}`;

/** Books in a PostgreSQL database, which other hosts may use at the same time. */
export class PostgresStore implements Store {
  readonly engine = "postgres";
  readonly #pool: pg.Pool;
  readonly #parts: SessionParts;
  #statements = 0;
  #closed = false;

  constructor(target: PostgresTarget, pool: pg.Pool) {
    this.#pool = pool;
    this.#parts = { target, texts: new StatementTexts(), writer: new BulkWriter() };
  }

  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(beginWriting, work);
      } catch (error) {
        if (!isConflict(error)) throw error;
        if (attempt === attemptLimit) throw busyError(this.#parts.target, attempt, error);
      }
      // Those that met each other must not do so again in step.
      await pause(Math.min(firstPause * 2 ** (attempt - 1), longestPause) * (0.5 + Math.random() / 2));
    }
  }

  read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#once(beginReading, work);
  }

  async analyze(): Promise<void> {
    this.#check();
    // Outside a transaction, so that no table stays locked while the others are read.
    await this.#pool.query("ANALYZE");
  }

  get statements(): number {
    return this.#statements;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#pool.end();
  }

  async #once<T>(begin: string, work: (session: Session) => Promise<T>): Promise<T> {
    this.#check();
    const { target } = this.#parts;
    const state = new TransactionState();
    const client = await this.#connect();
    const session = new PostgresSession(client, this.#parts, state);
    let broken = false;
    try {
      await client.query(begin);
      const result = await work(session);
      // A failure that was caught outside any savepoint still spoils the transaction.
      state.check();
      await client.query("COMMIT");
      return result;
    } catch (error) {
      broken = !(await rolledBack(client));
      // Where the transaction as a whole failed, what the work made of that error does not matter.
      throw translateError(target, "COMMIT", state.lasting ?? error);
    } finally {
      state.end();
      this.#statements += session.statements;
      client.release(broken);
    }
  }

  #check(): void {
    if (this.#closed) throw new ContrapostError("CP_STORE_CLOSED", { database: this.#parts.target.name });
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw translateError(this.#parts.target, "", error);
    }
  }
}

async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query("ROLLBACK");
    return true;
  } catch {
    return false;
  }
}
