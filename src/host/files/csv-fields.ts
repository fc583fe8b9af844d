import type { CustomFields } from "@contrapost/sdk";

/** Columns of plugins' fields: of the line, and, with `journal.` before it, of the journal. */
const fieldColumn = /^(journal\.)?([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.([A-Za-z][A-Za-z0-9]*)$/;

/** Whether a column holds values of a plugin's field: `desk.purpose`, or `journal.desk.batch`. */
export function isFieldColumn(column: string): boolean {
  return fieldColumn.test(column);
}

/** The values of a row that are a plugin's fields: those of its line, or those of its journal. */
export function fieldsOfRow(
  row: Readonly<Record<string, string | undefined>>,
  of: "line" | "journal",
): CustomFields | undefined {
  const fields: Record<string, Record<string, string>> = {};
  for (const [column, value] of Object.entries(row)) {
    const [, ofJournal, plugin, name] = fieldColumn.exec(column) ?? [];
    if (value === undefined || plugin === undefined || name === undefined) continue;
    if ((ofJournal === undefined ? "line" : "journal") !== of) continue;
    fields[plugin] = { ...fields[plugin], [name]: value };
  }
  return Object.keys(fields).length === 0 ? undefined : fields;
}
