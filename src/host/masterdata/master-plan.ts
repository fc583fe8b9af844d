import type { SqlRow, SqlValue } from "../store/session.js";
import type { ProblemList } from "./problem-list.js";

/** A kind of master data. */
export type MasterKind =
  | "company"
  | "dimension"
  | "dimensionValue"
  | "mainAccount"
  | "bankAccount"
  | "postingProfile"
  | "termsOfPayment"
  | "cashDiscount"
  | "accountsPayable"
  | "accountsReceivable"
  | "numberSeries"
  | "journalName"
  | "fiscalPeriod"
  | "rateType"
  | "exchangeRate"
  | "vendor"
  | "customer"
  | "intercompanyAccounting"
  | "tradingRelationship";

/** A table of master data. Its key stands first in `columns`. */
export interface MasterTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly keyLength: number;
  /** Columns that are not simply overwritten: the value after an update, in SQL. */
  readonly merge?: Readonly<Record<string, string>>;
  /** Rows carry an id that the session reserves, in the column `id`. */
  readonly reservesIds?: true;
}

/** A row that an import wants to stand, and where it was asked for. */
export interface PlannedRow {
  readonly kind: MasterKind;
  readonly where: string;
  readonly row: SqlRow;
}

/** What a record plans. */
export interface Planned extends PlannedRow {
  /** How messages call it: `account 200100 of USMF`. */
  readonly label: string;
}

/** Rows by key, as the database holds them. */
export type StoredRows = ReadonlyMap<MasterTable, ReadonlyMap<string, SqlRow>>;

/**
 * The master data as it will be: what is stored, with what an import plans laid over it. References are checked
 * against this, so that a file may refer to what is stored already and to what stands further down.
 */
export class MasterPlan {
  readonly #stored: StoredRows;
  readonly #problems: ProblemList;
  readonly #planned = new Map<MasterTable, Map<string, PlannedRow>>();

  constructor(stored: StoredRows, problems: ProblemList) {
    this.#stored = stored;
    this.#problems = problems;
  }

  /** Plans a row. The same key planned twice is a problem that names both places. */
  put(table: MasterTable, { kind, where, row, label }: Planned): void {
    const rows = this.#rowsPlanned(table);
    const key = keyOf(row.slice(0, table.keyLength));
    const first = rows.get(key);
    if (first === undefined) rows.set(key, { kind, where, row });
    else this.#problems.add("CP_MASTER_DUPLICATE", { where, what: label, first: first.where });
  }

  /** Plans other values for some columns of a row; answers false where there is no such row. */
  change(
    table: MasterTable,
    key: readonly SqlValue[],
    values: Readonly<Record<string, SqlValue>>,
    place: Omit<PlannedRow, "row">,
  ): boolean {
    const before = this.get(table, ...key);
    if (before === undefined) return false;
    const row = table.columns.map(
      (column, index) => values[column] ?? (column in values ? null : before[index]!),
    );
    const rows = this.#rowsPlanned(table);
    const first = rows.get(keyOf(key));
    rows.set(keyOf(key), first === undefined ? { ...place, row } : { ...first, row });
    return true;
  }

  /** The row as it will stand. */
  get(table: MasterTable, ...key: readonly SqlValue[]): SqlRow | undefined {
    const text = keyOf(key);
    return this.#planned.get(table)?.get(text)?.row ?? this.#stored.get(table)?.get(text);
  }

  has(table: MasterTable, ...key: readonly SqlValue[]): boolean {
    return this.get(table, ...key) !== undefined;
  }

  /** The row as it stands now in the database. */
  stored(table: MasterTable, ...key: readonly SqlValue[]): SqlRow | undefined {
    return this.#stored.get(table)?.get(keyOf(key));
  }

  /** What the import wants of a table, in the order of the input. */
  planned(table: MasterTable): Iterable<PlannedRow> {
    return this.#planned.get(table)?.values() ?? [];
  }

  /** All rows of a table as they will stand; `where` is known for planned ones only. */
  *rows(table: MasterTable): Generator<{ readonly row: SqlRow; readonly where?: string }> {
    const planned = this.#planned.get(table);
    for (const [key, row] of this.#stored.get(table) ?? []) if (!planned?.has(key)) yield { row };
    for (const { row, where } of planned?.values() ?? []) yield { row, where };
  }

  #rowsPlanned(table: MasterTable): Map<string, PlannedRow> {
    let rows = this.#planned.get(table);
    if (rows === undefined) {
      rows = new Map();
      this.#planned.set(table, rows);
    }
    return rows;
  }
}

/** A row's key as one text. Identifiers hold no control characters, so the parts cannot run together. */
export function keyOf(parts: readonly SqlValue[]): string {
  return parts.join("\u001f");
}
