import { setImmediate as nextTurn } from "node:timers/promises";
import { isDatabaseFailure } from "../database-failure.js";
import { Savepoints } from "../savepoints.js";
import type { Session, SqlRow, SqlValue, TableSpec } from "../session.js";
import { TransactionState } from "../transaction-state.js";
import type { BulkInserts } from "./bulk-inserts.js";
import type { SqliteConnection } from "./sqlite-connection.js";

/** The driver is synchronous: without a break, timers would stand still for the whole of a long posting. */
const longestTurn = 50;

/** A transaction on a SQLite connection. */
export class SqliteSession implements Session {
  readonly #connection: SqliteConnection;
  readonly #inserts: BulkInserts;
  readonly #state: TransactionState;
  readonly #savepoints: Savepoints;
  #statements = 0;
  #turnBegan = performance.now();

  constructor(connection: SqliteConnection, inserts: BulkInserts, state: TransactionState) {
    this.#connection = connection;
    this.#inserts = inserts;
    this.#state = state;
    this.#savepoints = new Savepoints(this, state);
  }

  get statements(): number {
    return this.#statements;
  }

  async rows(sql: string, parameters: readonly SqlValue[] = []): Promise<SqlRow[]> {
    await this.#takeTurn();
    return this.#attempt(sql, () => this.#connection.prepare(sql).all(...bound(parameters)));
  }

  async run(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    await this.#takeTurn();
    return this.#attempt(sql, () => this.#connection.prepare(sql).run(...bound(parameters)).changes);
  }

  async bulk(table: TableSpec, values: readonly SqlValue[]): Promise<void> {
    await this.#takeTurn();
    const insert = this.#inserts.of(table);
    const sent = this.#attempt(insert.sql, () => insert.write(values));
    // #attempt has counted one.
    this.#statements += sent - 1;
  }

  async reserveIds(count: number): Promise<number> {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`${count} ids cannot be reserved.`);
    const [row] = await this.rows("UPDATE id_counter SET next = next + ? RETURNING next", [count]);
    const first = Number(row?.[0]) - count;
    if (!Number.isSafeInteger(first + count)) throw new RangeError("There are no more ids.");
    return first;
  }

  savepoint<T>(work: () => Promise<T>): Promise<T> {
    return this.#savepoints.run(work);
  }

  forUpdate(_alias: string): string {
    return "";
  }

  #attempt<T>(sql: string, statement: () => T): T {
    this.#state.check();
    this.#statements += 1;
    try {
      return statement();
    } catch (error) {
      const translated = this.#connection.translate(error, sql);
      // Some failures make SQLite itself end the transaction.
      const lasting = isDatabaseFailure(translated) || !this.#connection.inTransaction;
      if (lasting) this.#state.failForGood(translated);
      else this.#state.fail(translated);
      throw translated;
    }
  }

  async #takeTurn(): Promise<void> {
    const now = performance.now();
    if (now - this.#turnBegan < longestTurn) return;
    await nextTurn();
    this.#turnBegan = performance.now();
  }
}

/**
 * The driver binds every number as floating point, which an expression such as `? + line_no` would pass on. Columns
 * turn it back by their type, so rows written in bulk need no conversion.
 */
function bound(parameters: readonly SqlValue[]): SqlValue[] {
  return parameters.map((value) => (typeof value === "number" ? BigInt(value) : value));
}
