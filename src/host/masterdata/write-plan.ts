import type { ContrapostError } from "@contrapost/sdk";
import type { Session, SqlRow, SqlValue } from "../store/session.js";
import type { MasterKind, MasterPlan, MasterTable } from "./master-plan.js";

/** What became of the records of one kind. */
export interface ChangeCounts {
  /** How many were not there before. */
  readonly created: number;
  /** How many were there and are different now. */
  readonly updated: number;
  /** How many were there and are the same. */
  readonly unchanged: number;
}

/** What an import changed, for each kind that it held. */
export type MasterDataCounts = Readonly<Partial<Record<MasterKind, ChangeCounts>>>;

/** What an import of master data did, and what of it looks like a mistake though it is allowed. */
export interface MasterDataOutcome {
  /** What was made and changed, by kind. */
  readonly counts: MasterDataCounts;
  /** Each with its code, where it was found and how to mend it; nothing was refused for them. */
  readonly warnings: readonly ContrapostError[];
}

/** Rows to a statement. Few sizes, so that few statement texts are prepared. */
const batchSizes = [200, 20, 1];

/** Writes the rows of one table that differ from what is stored, and counts all of them. */
export async function writePlanned(
  session: Session,
  table: MasterTable,
  plan: MasterPlan,
  counts: Map<MasterKind, ChangeCounts>,
): Promise<void> {
  const changed: SqlRow[] = [];
  for (const { kind, row } of plan.planned(table)) {
    const before = plan.stored(table, ...row.slice(0, table.keyLength));
    const change = before === undefined ? "created" : isSame(before, row) ? "unchanged" : "updated";
    const count = counts.get(kind) ?? { created: 0, updated: 0, unchanged: 0 };
    counts.set(kind, { ...count, [change]: count[change] + 1 });
    if (change !== "unchanged") changed.push(row);
  }
  await upsert(session, table, changed);
}

async function upsert(session: Session, table: MasterTable, rows: readonly SqlRow[]): Promise<void> {
  if (rows.length === 0) return;
  const firstId = table.reservesIds === true ? await session.reserveIds(rows.length) : undefined;
  let done = 0;
  for (const size of batchSizes) {
    const sql = upsertStatement(table, size);
    while (rows.length - done >= size) {
      const values: SqlValue[] = [];
      for (let index = done; index < done + size; index += 1) {
        if (firstId !== undefined) values.push(firstId + index);
        values.push(...rows[index]!);
      }
      await session.run(sql, values);
      done += size;
    }
  }
}

function upsertStatement(
  { table, columns, keyLength, merge, reservesIds }: MasterTable,
  rows: number,
): string {
  const written = reservesIds === true ? ["id", ...columns] : columns;
  const row = `(${written.map(() => "?").join(", ")})`;
  const key = columns.slice(0, keyLength);
  const assignments = columns
    .slice(keyLength)
    .map((column) => `${column} = ${merge?.[column] ?? `excluded.${column}`}`);
  return `INSERT INTO ${table} (${written.join(", ")}) VALUES ${Array<string>(rows).fill(row).join(", ")}
    ON CONFLICT (${key.join(", ")}) DO UPDATE SET ${assignments.join(", ")}`;
}

function isSame(left: SqlRow, right: SqlRow): boolean {
  return left.every((value, index) => value === right[index]);
}
