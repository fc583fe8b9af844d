import { ContrapostError } from "@contrapost/sdk";
import type { SqliteTarget } from "../database-url.js";
import type { Session, Store } from "../session.js";
import { TransactionState } from "../transaction-state.js";
import { WorkQueue } from "../work-queue.js";
import { BulkInserts } from "./bulk-inserts.js";
import { SqliteConnection } from "./sqlite-connection.js";
import { translateOpenError } from "./sqlite-errors.js";
import { SqliteSession } from "./sqlite-session.js";

/** Rows looked at per index: enough to choose between indexes, and quick however large the books are. */
const analysisLimit = 1000;

/** A connection and its bulk inserts. */
interface Line {
  readonly connection: SqliteConnection;
  readonly inserts: BulkInserts;
  /** Statements sent by the sessions on it that have ended. */
  statements: number;
}

/**
 * Books in a SQLite file or in memory. One connection writes, transactions of this process queue for it. A file has
 * a second one for reading, whose snapshots neither wait for the writer nor hold it up.
 */
export class SqliteStore implements Store {
  readonly engine = "sqlite";
  readonly #target: SqliteTarget;
  readonly #writer: Line;
  readonly #writes = new WorkQueue();
  readonly #reads = new WorkQueue();
  #reader: Line | undefined;
  #closedReaderStatements = 0;
  #closed = false;

  constructor(target: SqliteTarget, writer: SqliteConnection) {
    this.#target = target;
    this.#writer = lineOn(writer);
  }

  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    this.#check();
    return await this.#writes.run(() => inTransaction(this.#writer, "IMMEDIATE", work));
  }

  async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    this.#check();
    if (this.#target.file === ":memory:") return await this.#writes.run(() => this.#readWithWriter(work));
    return await this.#reads.run(() => {
      this.#reader ??= openReader(this.#target);
      return inTransaction(this.#reader, "DEFERRED", work);
    });
  }

  async analyze(): Promise<void> {
    await this.transaction(async (session) => {
      await session.rows(`PRAGMA analysis_limit = ${analysisLimit}`);
      await session.run("ANALYZE");
    });
    // A connection reads the statistics when it is opened; the next reader will know them.
    await this.#reads.run(() => this.#closeReader());
  }

  /** The books between two transactions as one value, from which {@link openBooksImage} opens others like them. */
  async image(): Promise<Buffer> {
    this.#check();
    return await this.#writes.run(async () => this.#writer.connection.serialize());
  }

  get statements(): number {
    return this.#writer.statements + this.#closedReaderStatements + (this.#reader?.statements ?? 0);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#reads.run(() => this.#closeReader());
    await this.#writes.run(async () => this.#writer.connection.close());
  }

  /** Memory belongs to one connection, which is told to refuse changes for the while. */
  async #readWithWriter<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const { connection } = this.#writer;
    connection.prepare("PRAGMA query_only = ON").run();
    try {
      return await inTransaction(this.#writer, "DEFERRED", work);
    } finally {
      connection.prepare("PRAGMA query_only = OFF").run();
    }
  }

  async #closeReader(): Promise<void> {
    if (!this.#reader) return;
    this.#closedReaderStatements += this.#reader.statements;
    this.#reader.connection.close();
    this.#reader = undefined;
  }

  #check(): void {
    if (this.#closed) throw new ContrapostError("CP_STORE_CLOSED", { database: this.#target.name });
  }
}

function lineOn(connection: SqliteConnection): Line {
  return { connection, inserts: new BulkInserts(connection), statements: 0 };
}

function openReader(target: SqliteTarget): Line {
  try {
    return lineOn(new SqliteConnection(target, { readonly: true }));
  } catch (error) {
    throw translateOpenError(target, error);
  }
}

async function inTransaction<T>(
  line: Line,
  mode: "IMMEDIATE" | "DEFERRED",
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { connection, inserts } = line;
  await connection.begin(mode);
  const state = new TransactionState();
  const session = new SqliteSession(connection, inserts, state);
  try {
    const result = await work(session);
    // A failure that was caught outside any savepoint still spoils the transaction.
    state.check();
    connection.prepare("COMMIT").run();
    return result;
  } catch (error) {
    connection.rollback();
    throw connection.translate(state.lasting ?? error, "COMMIT");
  } finally {
    state.end();
    line.statements += session.statements;
  }
}
