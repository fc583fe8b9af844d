import type { ContrapostError, CustomFields } from "@contrapost/sdk";
import type { Static, TObject } from "@sinclair/typebox";
import { ProblemList } from "../masterdata/problem-list.js";
import type { JournalInput, JournalLineInput } from "../posting/journal-input.js";
import { checkValue, fits } from "./check-document.js";
import { isFieldColumn } from "./csv-fields.js";
import { checkColumns, type CsvLayout, type CsvValues } from "./csv-columns.js";
import type { CsvFile, CsvRange, CsvRow } from "./read-csv.js";

/** The journal that a row belongs to. */
export interface JournalHead {
  readonly company: string;
  readonly number?: string | undefined;
  readonly name: string;
  readonly description?: string | undefined;
  readonly fields?: CustomFields | undefined;
}

/** A row of a CSV file, checked against its format's schema. */
export interface CheckedRow<Row> {
  readonly row: Row;
  readonly where: string;
  readonly range: CsvRange;
}

/** A kind of CSV file whose rows are lines of journals. */
export interface JournalCsvFormat<Schema extends TObject> {
  readonly layout: CsvLayout;
  /** What a row must be; its keys are columns. */
  readonly schema: Schema;
  headOf(row: Static<Schema>): JournalHead;
  /** The number of the line that a row belongs to, where the format has one. Rows of one line stand together. */
  lineNumberOf(row: Static<Schema>): string | undefined;
  /** The line that one row, or several of the same line, stand for. */
  lineOf(rows: readonly CheckedRow<Static<Schema>>[], problems: ProblemList): JournalLineInput | undefined;
}

/**
 * Reads journals from a CSV file. The file is read through once, and everything that is wrong goes to `problems`; the
 * lines of the journals are then read again as they are taken, so that a long file needs no more memory than a short.
 */
export async function readJournalCsv<Schema extends TObject>(
  csv: CsvFile,
  format: JournalCsvFormat<Schema>,
  problems: ProblemList,
): Promise<JournalInput[]> {
  const valuesOf = checkColumns(csv, format.layout, problems);
  if (valuesOf === undefined) return [];
  const source = { csv, format, valuesOf };
  return (await findJournals(source, problems)).map(({ head, range }) => ({
    company: head.company,
    ...(head.number !== undefined && { number: head.number }),
    name: head.name,
    ...(head.description !== undefined && { description: head.description }),
    ...(head.fields && { fields: head.fields }),
    lines: { [Symbol.asyncIterator]: () => readLines(source, range) },
  }));
}

interface Source<Schema extends TObject> {
  readonly csv: CsvFile;
  readonly format: JournalCsvFormat<Schema>;
  readonly valuesOf: (row: Pick<CsvRow, "values">) => CsvValues;
}

/** A journal's place in the file, and what its rows so far said. */
interface FoundJournal {
  readonly head: JournalHead;
  readonly where: string;
  range: CsvRange;
  line: string | undefined;
}

async function findJournals<Schema extends TObject>(
  source: Source<Schema>,
  problems: ProblemList,
): Promise<FoundJournal[]> {
  const found = new Map<string, FoundJournal>();
  let current = "";
  for await (const rows of rowsByLine(source, problems)) {
    source.format.lineOf(rows, problems);
    const { row, where, range } = rows[0]!;
    const head = source.format.headOf(row);
    const line = source.format.lineNumberOf(row);
    const key = keyOfHead(head);
    const journal = found.get(key);
    const { end } = rows.at(-1)!.range;
    if (journal === undefined) found.set(key, { head, where, range: { ...range, end }, line });
    else if (key !== current) {
      problems.add("CP_CSV_ROWS_APART", { where, what: nameOfHead(head), first: journal.where });
    } else {
      checkFollows(journal, head, line, where, problems);
      journal.range = { ...journal.range, end };
      journal.line = line ?? journal.line;
    }
    current = key;
  }
  return [...found.values()];
}

/** Lines of a journal ascend, so that rows of one line cannot stand apart, and say the same of the journal. */
function checkFollows(
  journal: FoundJournal,
  head: JournalHead,
  line: string | undefined,
  where: string,
  problems: ProblemList,
): void {
  const { line: before } = journal;
  if (line !== undefined && before !== undefined && BigInt(line) <= BigInt(before)) {
    problems.add("CP_CSV_LINE_ORDER", { where, line, before });
  }
  const first = headValues(journal.head);
  for (const [column, value] of headValues(head)) {
    const other = first.get(column);
    if (value === other) continue;
    const facts = { where, what: "journal", column, value, first: journal.where, other: other ?? "nothing" };
    problems.add("CP_CSV_ROWS_DIFFER", facts);
  }
}

/** What rows of one journal say of it beside its name, by column: each says it alike, or not at all. */
function headValues({ description, fields = {} }: JournalHead): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  if (description !== undefined) values.set("description", description);
  for (const [plugin, section] of Object.entries(fields)) {
    for (const [name, value] of Object.entries(section))
      values.set(`journal.${plugin}.${name}`, String(value));
  }
  return values;
}

/** The lines of one journal, read from its part of the file. The file was checked before, so problems are rare. */
async function* readLines<Schema extends TObject>(
  source: Source<Schema>,
  range: CsvRange,
): AsyncGenerator<JournalLineInput> {
  const problems = new ProblemList();
  for await (const rows of rowsByLine(source, problems, range)) {
    const line = source.format.lineOf(rows, problems);
    problems.throwIfAny();
    if (line !== undefined) yield line;
  }
  problems.throwIfAny();
}

/** Checked rows, those of one line together. Problems come in the order of the rows that were given out. */
async function* rowsByLine<Schema extends TObject>(
  { csv, format, valuesOf }: Source<Schema>,
  problems: ProblemList,
  part?: CsvRange,
): AsyncGenerator<readonly CheckedRow<Static<Schema>>[]> {
  let line: CheckedRow<Static<Schema>>[] = [];
  const fields = csv.columns.filter(isFieldColumn);
  const uneven: ContrapostError[] = [];
  for await (const { values, where, range } of csv.rows((problem) => uneven.push(problem), part)) {
    const row = rowObject(format.layout, fields, valuesOf({ values }));
    const isGood = fits(format.schema, row);
    if (!isGood || uneven.length > 0 || !isSameLine(format, row, line[0]?.row)) {
      if (line.length > 0) yield line;
      line = [];
      for (const problem of uneven.splice(0)) problems.addError(problem);
    }
    if (isGood) line.push({ row, where, range });
    else checkValue(format.schema, row, { locate: () => where, root: "the row" }, problems);
  }
  if (line.length > 0) yield line;
  for (const problem of uneven) problems.addError(problem);
}

function isSameLine<Schema extends TObject>(
  format: JournalCsvFormat<Schema>,
  row: Static<Schema>,
  before: Static<Schema> | undefined,
): boolean {
  const number = format.lineNumberOf(row);
  if (before === undefined || number === undefined || number !== format.lineNumberOf(before)) return false;
  return keyOfHead(format.headOf(row)) === keyOfHead(format.headOf(before));
}

function rowObject(
  { required, optional }: CsvLayout,
  fields: readonly string[],
  valueOf: CsvValues,
): Record<string, string> {
  const row: Record<string, string> = {};
  for (const columns of [required, optional, fields]) {
    for (const column of columns) {
      const value = valueOf(column);
      if (value !== undefined) row[column] = value;
    }
  }
  return row;
}

function keyOfHead({ company, number, name }: JournalHead): string {
  return `${company}\u001f${name}\u001f${number ?? ""}`;
}

function nameOfHead({ company, number, name }: JournalHead): string {
  return number === undefined ? `a ${name} journal of ${company}` : `journal ${company}/${number}`;
}
