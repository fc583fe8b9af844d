import type { ProblemList } from "../masterdata/problem-list.js";
import { didYouMean } from "../wording/nearest-word.js";
import { isFieldColumn } from "./csv-fields.js";
import type { CsvFile, CsvRow } from "./read-csv.js";

/** The columns that a kind of CSV file may have. */
export interface CsvLayout {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** What is read of a row. */
type RowValues = Pick<CsvRow, "values">;

/** A row by column name. A column that is not there, and an empty value, are undefined. */
export type CsvValues = (column: string) => string | undefined;

/**
 * Checks a file's header: `CP_CSV_COLUMN_MISSING` and `CP_CSV_COLUMN_UNKNOWN`. Answers how to read its rows by column
 * name, or undefined where a column is missing.
 */
export function checkColumns(
  csv: CsvFile,
  { required, optional }: CsvLayout,
  problems: ProblemList,
): ((row: RowValues) => CsvValues) | undefined {
  const where = `${csv.file}:1`;
  const found = csv.columns.join(", ");
  const before = problems.count;
  for (const column of required) {
    if (!csv.columns.includes(column)) problems.add("CP_CSV_COLUMN_MISSING", { where, column, found });
  }
  const known = [...required, ...optional];
  for (const column of csv.columns) {
    if (known.includes(column) || isFieldColumn(column)) continue;
    const facts = {
      where,
      column: JSON.stringify(column),
      hint: didYouMean(column, known),
      known: known.join(", "),
    };
    problems.add("CP_CSV_COLUMN_UNKNOWN", facts);
  }
  if (problems.count > before) return undefined;
  return valuesByName(csv.columns);
}

/** Reads rows by column name. */
export function valuesByName(columns: readonly string[]): (row: RowValues) => CsvValues {
  const indexOf = new Map(columns.map((column, index) => [column, index]));
  return ({ values }) =>
    (column) => {
      const index = indexOf.get(column);
      const value = index === undefined ? undefined : values[index];
      return value === "" ? undefined : value;
    };
}
