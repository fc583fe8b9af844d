import type { TableRows, WrittenRows } from "./written-rows.js";

/** Makes sure that the floor left the very rows that the posting left. */
export function requireSameRows(ours: WrittenRows, floor: WrittenRows): void {
  const pairs = [...ours.inserted, ours.invoices, ours.journals].map(
    (rows, index) => [rows, [...floor.inserted, floor.invoices, floor.journals][index]] as const,
  );
  for (const [own, other] of pairs) {
    if (other === undefined || !sameValues(own, other)) {
      throw new Error(`The floor left other rows in ${own.table} than the posting.`);
    }
  }
}

function sameValues(own: TableRows, other: TableRows): boolean {
  return (
    own.values.length === other.values.length &&
    own.values.every((value, index) => value === other.values[index])
  );
}
