import type pg from "pg";
import { isDatabaseFailure } from "../database-failure.js";
import type { PostgresTarget } from "../database-url.js";
import { Savepoints } from "../savepoints.js";
import type { Session, SqlRow, SqlValue, TableSpec } from "../session.js";
import type { TransactionState } from "../transaction-state.js";
import type { BulkWriter } from "./bulk-writer.js";
import { isConflict, translateError } from "./postgres-errors.js";
import type { StatementTexts } from "./statement-texts.js";

/** What the sessions of a store share. */
export interface SessionParts {
  readonly target: PostgresTarget;
  readonly texts: StatementTexts;
  readonly writer: BulkWriter;
}

/** A transaction on a PostgreSQL connection. */
export class PostgresSession implements Session {
  readonly #client: pg.ClientBase;
  readonly #parts: SessionParts;
  readonly #state: TransactionState;
  readonly #savepoints: Savepoints;
  #statements = 0;

  constructor(client: pg.ClientBase, parts: SessionParts, state: TransactionState) {
    this.#client = client;
    this.#parts = parts;
    this.#state = state;
    this.#savepoints = new Savepoints(this, state);
  }

  get statements(): number {
    return this.#statements;
  }

  async rows(sql: string, parameters: readonly SqlValue[] = []): Promise<SqlRow[]> {
    const result = await this.#query(sql, parameters);
    return result.rows;
  }

  async run(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    const result = await this.#query(sql, parameters);
    return result.rowCount ?? 0;
  }

  async bulk(table: TableSpec, values: readonly SqlValue[]): Promise<void> {
    if (values.length === 0) return;
    const insert = await this.#parts.writer.insert(
      (sql, parameters) => this.rows(sql, parameters),
      table,
      values,
    );
    if (insert) await this.#query(insert.text, insert.parameters);
    else
      await this.#attempt(`COPY ${table.table}`, () => this.#parts.writer.copy(this.#client, table, values));
  }

  async reserveIds(count: number): Promise<number> {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`${count} ids cannot be reserved.`);
    const [row] = await this.rows("SELECT reserve_ids(?)", [count]);
    return Number(row?.[0]);
  }

  savepoint<T>(work: () => Promise<T>): Promise<T> {
    return this.#savepoints.run(work);
  }

  forUpdate(alias: string): string {
    return ` FOR UPDATE OF ${alias}`;
  }

  #query(sql: string, parameters: readonly unknown[]): Promise<pg.QueryArrayResult<SqlValue[]>> {
    const { text, name } = this.#parts.texts.of(sql);
    const values = parameters as unknown[];
    const config: pg.QueryArrayConfig = {
      text,
      values,
      rowMode: "array",
      ...(name !== undefined && { name }),
    };
    return this.#attempt(sql, () => this.#client.query<SqlValue[]>(config));
  }

  async #attempt<T>(sql: string, statement: () => Promise<T>): Promise<T> {
    this.#state.check();
    this.#statements += 1;
    try {
      return await statement();
    } catch (error) {
      const translated = translateError(this.#parts.target, sql, error);
      if (isConflict(error) || isDatabaseFailure(translated)) this.#state.failForGood(translated);
      else this.#state.fail(translated);
      throw translated;
    }
  }
}
