import { defineService, type ServiceToken } from "../plugin/tokens.js";

/** What a column of a plugin's table holds. Integers arrive as bigint; booleans are 0 and 1, dates texts. */
export type ColumnValue = string | number | bigint | null;

/** A row, or a part of one, by the names of its columns. */
export type TableRow = Readonly<Record<string, ColumnValue>>;

/** Which rows of a table are meant, in which order, and how many of them. */
export interface TableQuery {
  /** Every column named must have the value given. */
  readonly where?: TableRow;
  /** Columns to sort by, ascending. */
  readonly orderBy?: readonly string[];
  /** At most so many rows, the first of them; all where it is left out. */
  readonly limit?: number;
}

/** Reads one of a plugin's own tables. */
export interface PluginTableReader {
  /** The columns asked for, of the rows that the query means. */
  find<Column extends string>(
    columns: readonly Column[],
    query?: TableQuery,
  ): Promise<readonly Readonly<Record<Column, ColumnValue>>[]>;
}

/** Reads and writes one of a plugin's own tables. */
export interface PluginTable extends PluginTableReader {
  /** Writes rows, all with the columns of the first. */
  insert(rows: readonly TableRow[]): Promise<void>;
  /** Changes the rows that have the values given, and answers how many. */
  update(where: TableRow, values: TableRow): Promise<number>;
  /** Removes the rows that have the values given, and answers how many. */
  delete(where: TableRow): Promise<number>;
}

/** A plugin's own tables. One that is not in its `rights.tables` throws CP_TABLE_FOREIGN. */
export interface PluginTables {
  /**
   * One of the plugin's own tables.
   *
   * @throws ContrapostError `CP_TABLE_FOREIGN` for any other
   */
  table(name: string): PluginTable;
}

/**
 * A plugin's own tables outside of any posting, for its start and for committed handlers.
 * A posted handler uses `posting.table` instead: it works inside the posting's transaction, while this service would
 * wait for that transaction to end.
 */
export interface TableService {
  /** Runs `work` in one transaction. What it wrote is undone where it throws. */
  transaction<T>(work: (tables: PluginTables) => Promise<T>): Promise<T>;
}

/** The plugin's own {@link TableService}. */
export const tableService: ServiceToken<TableService> = defineService<TableService>("host.tables");
