/** What a column holds. Integers arrive as bigint; dates and booleans are text and 0/1 on both engines. */
export type SqlValue = string | number | bigint | null;

/** A row as an array of its columns, in the order of the SELECT list: half the cost of an object. */
export type SqlRow = readonly SqlValue[];

/** A table and its columns for bulk writing, in the order in which values are given. */
export interface TableSpec {
  /** The table's name. */
  readonly table: string;
  /** The columns' names. */
  readonly columns: readonly string[];
}

/**
 * One database transaction or one read snapshot. Statements are written once for both engines: `?` for parameters,
 * numbered in order; no `?` elsewhere in the text. A session is used by one caller at a time.
 */
export interface Session {
  /** All rows of a query. */
  rows(sql: string, parameters?: readonly SqlValue[]): Promise<SqlRow[]>;
  /** Runs a statement and answers how many rows it touched. */
  run(sql: string, parameters?: readonly SqlValue[]): Promise<number>;
  /** Writes rows given as one flat array, row after row, by the engine's fastest way. */
  bulk(table: TableSpec, values: readonly SqlValue[]): Promise<void>;
  /** Takes `count` consecutive ids, never given before, and answers the first. Gaps may appear after a rollback. */
  reserveIds(count: number): Promise<number>;
  /** Runs `work` under a savepoint: what it wrote is undone where it throws. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /** ` FOR UPDATE OF alias` where the engine locks rows, nothing where a transaction is alone. */
  forUpdate(alias: string): string;
  /** How many statements this session has sent. */
  readonly statements: number;
}

/** A database that holds companies' books. */
export interface Store {
  /** Which database it is. */
  readonly engine: "sqlite" | "postgres";
  /** Runs `work` in one transaction; serialization failures and deadlocks are retried whole. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs `work` on a consistent snapshot that it cannot write to. */
  read<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Collects statistics for the query planner; to be called after big loads. */
  analyze(): Promise<void>;
  /** How many statements all ended sessions have sent, for the bench. */
  readonly statements: number;
  /** Closes every connection; nothing can be read or written afterwards. */
  close(): Promise<void>;
}
