import type { Side } from "@contrapost/sdk";
import { entitiesByFields, entityByName, type EntityName } from "./d365/entities.js";
import { isFieldColumn } from "./csv-fields.js";
import { isEcbHeader } from "./ecb-rates.js";
import { journalCsvFormat } from "./journal-csv-format.js";
import type { CsvFile } from "./read-csv.js";

/** What a CSV file holds. */
export type CsvKind =
  | { readonly kind: "ecbRates" }
  | { readonly kind: "journals" }
  | { readonly kind: "invoices"; readonly side: Side }
  | { readonly kind: "entity"; readonly entity: EntityName }
  | { readonly kind: "unknown"; readonly reason: string };

/** Columns that only invoices, or only journals, have. */
const telling = {
  invoices: ["amount", "journalName", "vendor", "customer"],
  journals: ["accountType", "debit", "credit"],
};

/**
 * Tells what a CSV file holds by its header, so that a header with a column missing or mistyped is still known for what
 * it is meant to be; the file's name decides between entities of Dynamics 365 with the same columns.
 */
export function csvKindOf({ columns }: CsvFile, name: string): CsvKind {
  if (isEcbHeader(columns)) return { kind: "ecbRates" };
  const found = columns.join(", ");
  if (columns.every((column) => column === column.toUpperCase() || isFieldColumn(column)))
    return entityKind(columns, name, found);
  const invoices = count(columns, telling.invoices);
  const journals = count(columns, telling.journals);
  if (invoices > journals) return invoiceKind(columns);
  const { required, optional } = journalCsvFormat.layout;
  const own = columns.filter((column) => !isFieldColumn(column));
  if (journals > 0 && count(own, [...required, ...optional]) * 2 > own.length) return { kind: "journals" };
  return { kind: "unknown", reason: `its columns are ${found}` };
}

function invoiceKind(columns: readonly string[]): CsvKind {
  const [side, other] = (["vendor", "customer"] as const).filter((name) => columns.includes(name));
  if (side !== undefined && other === undefined) return { kind: "invoices", side };
  const has =
    side === undefined
      ? "neither a column vendor nor a column customer"
      : "both columns, vendor and customer";
  return { kind: "unknown", reason: `it looks like invoices, but has ${has}` };
}

function entityKind(columns: readonly string[], name: string, found: string): CsvKind {
  const byName = entityByName(name);
  if (byName !== undefined) return { kind: "entity", entity: byName };
  const [entity, ...others] = entitiesByFields(columns);
  if (entity === undefined) return { kind: "unknown", reason: `its columns are ${found}` };
  if (others.length === 0) return { kind: "entity", entity };
  const names = [entity, ...others].join(" or ");
  return { kind: "unknown", reason: `by its columns it may be ${names}, and its name does not say which` };
}

function count(columns: readonly string[], known: readonly string[]): number {
  return columns.filter((column) => known.includes(column)).length;
}
