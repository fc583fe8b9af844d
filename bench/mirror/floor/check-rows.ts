import type { TableRows, WrittenRows } from "./written-rows.js";

/** Makes sure that the posting did all that it is measured for: each payment mirrored, both of its invoices closed. */
export function requireMirrored({ inserted, invoices, journals }: WrittenRows, payments: number): void {
  const count = (table: string) => {
    const rows = inserted.find((candidate) => candidate.table === table);
    return rows === undefined ? 0 : rowCount(rows);
  };
  const open = invoices.values.filter(
    (_, index) => invoices.columns[index % invoices.columns.length] === "open",
  );
  const right =
    ["voucher", "party_transaction", "settlement"].every((table) => count(table) === 2 * payments) &&
    ["journal_line", "mirror_line"].every((table) => count(table) === payments) &&
    count("journal") === count("mirror") &&
    rowCount(journals) === 2 * count("mirror") &&
    open.length === 2 * payments &&
    open.every((amount) => amount === 0n);
  if (!right)
    throw new Error(`The posting did not mirror ${payments} payments and close both of their invoices.`);
}

/** Makes sure that the floor left the very rows that the posting left. */
export function requireSameRows(ours: WrittenRows, floor: WrittenRows): void {
  const others = [...floor.inserted, floor.invoices, floor.journals];
  for (const [index, own] of [...ours.inserted, ours.invoices, ours.journals].entries()) {
    const other = others[index];
    if (other !== undefined && sameValues(own, other)) continue;
    throw new Error(`The floor left other rows in ${own.table} than the posting.`);
  }
}

function sameValues(own: TableRows, other: TableRows): boolean {
  return (
    own.values.length === other.values.length &&
    own.values.every((value, index) => value === other.values[index])
  );
}

function rowCount({ columns, values }: TableRows): number {
  return values.length / columns.length;
}
