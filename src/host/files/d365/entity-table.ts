import type { ProblemList } from "../../masterdata/problem-list.js";
import { checkValue } from "../check-document.js";
import { isFieldColumn } from "../csv-fields.js";
import { CsvFile } from "../read-csv.js";
import type { LocatedDocument } from "../read-yaml.js";
import { type EntityName, entityFields } from "./entities.js";
import { odataSchema } from "./odata-schema.js";

/** One record of an entity, by field name. A field that is not there, and an empty one, are undefined. */
export interface EntityRow {
  readonly where: string;
  readonly get: (field: string) => string | undefined;
  /** Values of plugins' fields, by their columns; CSV alone can have some. */
  readonly custom?: Readonly<Record<string, string>>;
}

/** The records of an entity in one file. */
export interface EntityTable {
  readonly entity: EntityName;
  readonly file: string;
  readonly rows: readonly EntityRow[];
}

/** Reads an entity from a CSV file of the data management, whose column names are in upper case. */
export async function readEntityCsv(
  csv: CsvFile,
  entity: EntityName,
  problems: ProblemList,
  notes: string[],
): Promise<EntityTable> {
  const { required, optional } = entityFields[entity];
  const columns = new Map(csv.columns.map((column, index) => [column.toUpperCase(), index]));
  const where = `${csv.file}:1`;
  const missing = required.filter((field) => !columns.has(field.toUpperCase()));
  for (const field of missing) {
    problems.add("CP_CSV_COLUMN_MISSING", {
      where,
      column: field.toUpperCase(),
      found: csv.columns.join(", "),
    });
  }
  const used = new Map([...required, ...optional].map((field) => [field, columns.get(field.toUpperCase())]));
  const custom =
    entity.endsWith("JournalHeader") || entity.endsWith("JournalLine")
      ? csv.columns.filter(isFieldColumn)
      : [];
  const usedIndexes = new Set([...used.values(), ...custom.map((column) => csv.columns.indexOf(column))]);
  const unused = csv.columns.flatMap((column, index) => (usedIndexes.has(index) ? [] : [{ column, index }]));
  const filled = new Set<string>();
  const rows: EntityRow[] = [];
  for await (const { values, where: place } of csv.rows((problem) => problems.addError(problem))) {
    for (const { column, index } of unused) if (values[index] !== "") filled.add(column);
    const row = rowOf(place, used, (index) => values[index]);
    rows.push(custom.length === 0 ? row : { ...row, custom: valuesOf(custom, csv.columns, values) });
  }
  noteUnused(
    csv.file,
    entity,
    unused.map(({ column }) => column),
    filled,
    notes,
  );
  return { entity, file: csv.file, rows: missing.length > 0 ? [] : rows };
}

/** Only the used values are kept of a row that may have a hundred. */
function rowOf(
  where: string,
  used: ReadonlyMap<string, number | undefined>,
  valueAt: (index: number) => string | undefined,
): EntityRow {
  const kept = new Map<string, string>();
  for (const [field, index] of used) {
    const value = index === undefined ? undefined : valueAt(index);
    if (value !== undefined && value !== "") kept.set(field, value);
  }
  return { where, get: (field) => kept.get(field) };
}

/** What a row has in some columns. */
function valuesOf(
  some: readonly string[],
  columns: readonly string[],
  values: readonly string[],
): Readonly<Record<string, string>> {
  const pairs = some.map((column) => [column, values[columns.indexOf(column)] ?? ""] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ""));
}

/** Reads an entity from the JSON that OData answers. */
export function readEntityOData(
  document: LocatedDocument,
  entity: EntityName,
  problems: ProblemList,
  notes: string[],
): EntityTable {
  const { file, value, locate } = document;
  const table = { entity, file, rows: [] };
  if (!checkValue(odataSchema, value, { locate, root: "the file" }, problems)) return table;
  const { required, optional } = entityFields[entity];
  // A field is there if any record has it: those that are null do not reach us.
  const absent = required.filter((field) => !value.value.some((record) => field in record));
  if (value.value.length > 0 && absent.length > 0) {
    const where = locate("/value/0");
    for (const key of absent) problems.add("CP_FILE_KEY_MISSING", { where, path: "value[0]", key });
    return table;
  }
  const known = new Set([...required, ...optional]);
  const unused = new Set<string>();
  const filled = new Set<string>();
  const rows = value.value.map((record, index): EntityRow => {
    const where = locate(`/value/${index}`);
    const kept = new Map<string, string>();
    for (const [field, content] of Object.entries(record)) {
      const text = String(content).trim();
      if (known.has(field)) {
        if (text !== "") kept.set(field, text);
      } else if (!field.startsWith("@")) {
        unused.add(field);
        if (text !== "") filled.add(field);
      }
    }
    return { where, get: (field) => kept.get(field) };
  });
  noteUnused(file, entity, [...unused], filled, notes);
  return { ...table, rows };
}

function noteUnused(
  file: string,
  entity: EntityName,
  unused: readonly string[],
  filled: ReadonlySet<string>,
  notes: string[],
): void {
  const lost = unused.filter((column) => filled.has(column));
  const empty = unused.filter((column) => !filled.has(column));
  const parts = [];
  if (lost.length > 0) parts.push(`not used: ${lost.join(", ")}`);
  if (empty.length > 0) parts.push(`not used, and empty: ${empty.join(", ")}`);
  if (parts.length > 0) notes.push(`${file} (${entity}): ${parts.join("; ")}.`);
}
