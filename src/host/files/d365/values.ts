import { type AccountRef, type AccountType, ContrapostError, parseDate } from "@contrapost/sdk";
import type { EntityRow } from "./entity-table.js";

/*
 * Values as Dynamics 365 writes them. Each function throws CP_D365_VALUE, or CP_DATE_INVALID for dates, naming the
 * row and the field.
 */

/** The date that stands for none. */
const noDate = "1900-01-01";

/** The value of a field that must have one. */
export function needed(row: EntityRow, field: string): string {
  const value = row.get(field);
  if (value !== undefined) return value;
  throw badValue(row, field, "", "a value");
}

export function yesNo(row: EntityRow, field: string): boolean | undefined {
  const value = row.get(field);
  if (value === undefined) return undefined;
  if (/^(yes|true|1)$/i.test(value)) return true;
  if (/^(no|false|0)$/i.test(value)) return false;
  throw badValue(row, field, value, "Yes or No");
}

/** A day, with or without a time of day, which is not part of it. */
export function dayOf(row: EntityRow, field: string): string | undefined {
  const value = row.get(field);
  if (value === undefined) return undefined;
  const day = value.replace(/[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z?$/, "");
  const date = parseDate(day, `${row.where}, ${field}`);
  return date === noDate ? undefined : date;
}

/** An amount's text without the zeros that Dynamics 365 adds to its decimals; undefined for zero. */
export function amountOf(row: EntityRow, field: string): string | undefined {
  const value = row.get(field);
  if (value === undefined || /^-?0+(\.0+)?$/.test(value)) return undefined;
  return withoutAddedZeros(value);
}

/** A decimal without zeros at its end. What is no decimal comes back as it is, for its reader to refuse. */
export function withoutAddedZeros(value: string): string {
  if (!/^-?[0-9]+\.[0-9]+$/.test(value)) return value;
  let end = value.length;
  while (value[end - 1] === "0") end -= 1;
  return value.slice(0, value[end - 1] === "." ? end - 1 : end);
}

/** Companies are the same in upper and lower case there; OData writes them in lower case. */
export function companyOf(row: EntityRow, field: string): string | undefined {
  return row.get(field)?.toUpperCase();
}

/** A field that names a company must name this one: what spans companies cannot be read. */
export function requireCompany(row: EntityRow, field: string, company: string): void {
  const value = companyOf(row, field);
  if (value === undefined || value === company) return;
  throw badValue(row, field, value, `${company}, the company of the row`);
}

const accountTypes: Readonly<Record<string, AccountType>> = {
  bank: "bank",
  cust: "customer",
  customer: "customer",
  ledger: "ledger",
  vend: "vendor",
  vendor: "vendor",
};

/**
 * An account by the fields of its type and number; undefined where it has no number.
 *
 * @param field - `Account` or `OffsetAccount`
 */
export function accountOf(row: EntityRow, field: string, without: AccountType): AccountRef | undefined {
  const id = row.get(`${field}DisplayValue`) ?? row.get(field);
  if (id === undefined) return undefined;
  const typeText = row.get(`${field}Type`);
  const type = typeText === undefined ? without : accountTypes[typeText.toLowerCase()];
  if (type === undefined) throw badValue(row, `${field}Type`, typeText, "Ledger, Bank, Vend or Cust");
  return { type, id: type === "ledger" ? mainAccountOf(row, field, id) : id };
}

/** The main account of a ledger account whose segments are parted by hyphens; only empty segments may follow. */
function mainAccountOf(row: EntityRow, field: string, id: string): string {
  const [main = "", ...dimensions] = id.split(/(?<!\\)-/);
  if (dimensions.some((segment) => segment !== "")) {
    throw badValue(row, field, id, "a main account without financial dimensions");
  }
  return main.replaceAll("\\-", "-");
}

export function badValue(
  row: EntityRow,
  column: string,
  value: string | undefined,
  expected: string,
): ContrapostError {
  return new ContrapostError("CP_D365_VALUE", { where: row.where, column, value: value ?? "", expected });
}
