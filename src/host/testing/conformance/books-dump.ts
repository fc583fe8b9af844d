import type { Session, SqlValue, Store } from "../../store/session.js";

/** Everything that books hold: tables by name, in each the rows by their keys, in each the columns as text. */
export type BooksDump = ReadonlyMap<string, TableDump>;
type TableDump = ReadonlyMap<string, RowDump>;
type RowDump = Readonly<Record<string, string>>;

const none: TableDump = new Map();

/** Seals follow from what they seal, and migrations from the host's version: they differ by themselves. */
const leftOut = new Set(["schema_migration", "schema_migration_lock", "voucher_seal", "journal_seal"]);

/** Reads books in memory whole, with the tables of plugins. */
export function dumpBooks(store: Store, without: readonly string[] = []): Promise<BooksDump> {
  return store.read(async (session) => {
    const tables = await session.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    const dump = new Map<string, TableDump>();
    for (const [name] of tables) {
      const table = String(name);
      if (leftOut.has(table) || without.includes(table) || table.startsWith("sqlite_")) continue;
      dump.set(table, await dumpTable(session, table));
    }
    return dump;
  });
}

async function dumpTable(session: Session, table: string): Promise<TableDump> {
  const columns = await session.rows(`SELECT name, pk FROM pragma_table_info('${table}') ORDER BY cid`);
  const names = columns.map((column) => String(column[0]));
  const keys = columns.filter((column) => Number(column[1]) > 0).map((column) => String(column[0]));
  const rows = await session.rows(`SELECT ${names.map((name) => `"${name}"`).join(", ")} FROM "${table}"`);
  return new Map(
    rows.map((row, index) => {
      const record = Object.fromEntries(names.map((name, at) => [name, shown(row[at] ?? null)]));
      const key = keys.map((name) => record[name]).join(" ");
      return [key === "" ? String(index + 1) : key, record];
    }),
  );
}

function shown(value: SqlValue): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/**
 * What differs between two states of books, row by row.
 *
 * @param names - what the two are called: `before` and `after`
 */
export function compareDumps(
  left: BooksDump,
  right: BooksDump,
  names: readonly [left: string, right: string],
): readonly string[] {
  const differences: string[] = [];
  for (const table of new Set([...left.keys(), ...right.keys()])) {
    const one = left.get(table) ?? none;
    const other = right.get(table) ?? none;
    for (const key of new Set<string>([...one.keys(), ...other.keys()])) {
      differences.push(...compareRows(`${table} ${key}`, one.get(key), other.get(key), names));
    }
  }
  return differences;
}

function compareRows(
  row: string,
  one: RowDump | undefined,
  other: RowDump | undefined,
  [left, right]: readonly [string, string],
): readonly string[] {
  if (one === undefined) return [`${row}: only ${right}`];
  if (other === undefined) return [`${row}: only ${left}`];
  return Object.keys(one).flatMap((column) =>
    one[column] === other[column]
      ? []
      : [`${row}, ${column}: ${String(one[column])} ${left}, ${String(other[column])} ${right}`],
  );
}
