import {
  type ColumnValue,
  ContrapostError,
  type PluginRights,
  type PluginTable,
  type TableQuery,
  type TableRow,
} from "@contrapost/sdk";
import type { Session, TableSpec } from "../store/session.js";

/** Whose tables are asked for. */
export interface TableOwner {
  readonly plugin: string;
  readonly rights: PluginRights;
}

/** One table and whose it is. */
interface OwnTable {
  readonly plugin: string;
  readonly table: string;
}

const columnName = /^[a-z][a-z0-9_]*$/;
const specs = new Map<string, TableSpec>();

/**
 * One of a plugin's own tables, inside the session's transaction.
 *
 * @throws ContrapostError `CP_TABLE_FOREIGN`
 */
export function pluginTable(
  session: Pick<Session, "rows" | "run" | "bulk">,
  { plugin, rights }: TableOwner,
  table: string,
): PluginTable {
  const { tables = [] } = rights;
  if (!tables.includes(table)) {
    throw new ContrapostError("CP_TABLE_FOREIGN", { plugin, table, own: tables.join(", ") || "none" });
  }
  const own: OwnTable = { plugin, table };
  return Object.freeze<PluginTable>({
    find: (columns, query) => find(session, own, columns, query),
    insert: async (rows) => {
      const [first] = rows;
      if (first === undefined) return;
      const columns = columnsOf(own, first);
      const values = rows.flatMap((row) => {
        if (Object.keys(row).length === columns.length)
          return columns.map((column) => valueOf(own, row, column));
        throw new ContrapostError("CP_TABLE_COLUMN", { ...own, column: Object.keys(row).join(", ") });
      });
      await session.bulk(specOf(table, columns), values);
    },
    update: async (where, values) => {
      const set = columnsOf(own, values);
      const { sql, parameters } = condition(own, where);
      const assignments = set.map((column) => `${column} = ?`).join(", ");
      return await session.run(`UPDATE ${table} SET ${assignments}${sql}`, [
        ...set.map((column) => valueOf(own, values, column)),
        ...parameters,
      ]);
    },
    delete: async (where) => {
      const { sql, parameters } = condition(own, where);
      return await session.run(`DELETE FROM ${table}${sql}`, parameters);
    },
  });
}

async function find<Column extends string>(
  session: Pick<Session, "rows">,
  own: OwnTable,
  columns: readonly Column[],
  { where = {}, orderBy = [], limit }: TableQuery = {},
): Promise<readonly Readonly<Record<Column, ColumnValue>>[]> {
  const selected = checked(own, columns).join(", ");
  const { sql, parameters } = condition(own, where);
  const order = orderBy.length === 0 ? "" : ` ORDER BY ${checked(own, orderBy).join(", ")}`;
  const rows = await session.rows(
    `SELECT ${selected} FROM ${own.table}${sql}${order}${limit === undefined ? "" : " LIMIT ?"}`,
    limit === undefined ? parameters : [...parameters, limit],
  );
  return rows.map(
    (row) =>
      Object.fromEntries(columns.map((column, index) => [column, row[index]])) as Record<Column, ColumnValue>,
  );
}

function condition(
  own: OwnTable,
  where: TableRow,
): { readonly sql: string; readonly parameters: ColumnValue[] } {
  const columns = Object.keys(where);
  if (columns.length === 0) return { sql: "", parameters: [] };
  const terms = checked(own, columns).map((column) =>
    where[column] === null ? `${column} IS NULL` : `${column} = ?`,
  );
  const given = columns.map((column) => valueOf(own, where, column)).filter((value) => value !== null);
  return { sql: ` WHERE ${terms.join(" AND ")}`, parameters: given };
}

function columnsOf(own: OwnTable, row: TableRow): readonly string[] {
  const columns = Object.keys(row);
  if (columns.length === 0) throw new ContrapostError("CP_TABLE_COLUMN", { ...own, column: "nothing" });
  return checked(own, columns);
}

/** Names become a part of statements, so nothing but a name may pass. */
function checked<Column extends string>(own: OwnTable, columns: readonly Column[]): readonly Column[] {
  for (const column of columns) {
    if (!columnName.test(column)) throw new ContrapostError("CP_TABLE_COLUMN", { ...own, column });
  }
  return columns;
}

/** A value that is missing would be written as nothing without a word. */
function valueOf(own: OwnTable, row: TableRow, column: string): ColumnValue {
  const value = row[column];
  if (value === undefined) throw new ContrapostError("CP_TABLE_COLUMN", { ...own, column });
  return value;
}

/** Kept, so that the store prepares each insert once. */
function specOf(table: string, columns: readonly string[]): TableSpec {
  const key = `${table} ${columns.join(" ")}`;
  const known = specs.get(key) ?? { table, columns };
  specs.set(key, known);
  return known;
}
