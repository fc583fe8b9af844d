import type { Database, Statement } from "better-sqlite3";
import type { SqliteTarget } from "../database-url.js";
import type { SqlRow, SqlValue } from "../session.js";
import { openConnection } from "./open-connection.js";
import { translateError } from "./sqlite-errors.js";
import { retryWhileBusy } from "./retry-while-busy.js";

/** A prepared statement whose rows are arrays. */
export type PreparedStatement = Statement<SqlValue[], SqlRow>;

/** Enough for all static texts of the host several times over. */
const statementLimit = 500;

/** One connection with its prepared statements. */
export class SqliteConnection {
  readonly target: SqliteTarget;
  readonly #database: Database;
  readonly #statements = new Map<string, PreparedStatement>();

  /** @param options.image - what books in memory begin with */
  constructor(target: SqliteTarget, options: { readonly readonly: boolean; readonly image?: Buffer }) {
    this.target = target;
    // The writer never blocks the process while it waits: the lock's holder may be a transaction of this process.
    const timeout = options.readonly ? target.busyTimeout : 0;
    this.#database = openConnection(target, { ...options, timeout });
  }

  /** The statement of a text, prepared once. */
  prepare(sql: string): PreparedStatement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare<SqlValue[], SqlRow>(sql);
    if (statement.reader) statement.raw();
    if (this.#statements.size >= statementLimit) this.#forgetOldest();
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Begins a transaction; waits for other writers without blocking the process. */
  async begin(mode: "IMMEDIATE" | "DEFERRED"): Promise<void> {
    await retryWhileBusy(this.target, () => this.prepare(`BEGIN ${mode}`).run());
  }

  /** Ends a transaction, unless SQLite itself has ended it already, as it does when the disk is full. */
  rollback(): void {
    if (this.inTransaction) this.prepare("ROLLBACK").run();
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  /** Runs one statement and answers rows as objects; for migrations. */
  objects(sql: string, parameters: readonly unknown[]): unknown[] {
    const statement = this.#database.prepare(sql);
    if (statement.reader) return statement.all(...parameters);
    statement.run(...parameters);
    return [];
  }

  /** The whole database as one value. */
  serialize(): Buffer {
    return this.#database.serialize();
  }

  /** What an error of `sql` means. */
  translate(error: unknown, sql: string): unknown {
    return translateError(this.#database, this.target, sql, error);
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #forgetOldest(): void {
    for (const oldest of this.#statements.keys()) {
      this.#statements.delete(oldest);
      return;
    }
  }
}
