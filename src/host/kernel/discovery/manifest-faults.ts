import { creatableDocuments, journalTypes } from "@contrapost/sdk";
import valid from "semver/functions/valid.js";
import validRange from "semver/ranges/valid.js";
import { shown } from "../reason.js";
import { isJsonObject } from "./read-package.js";
import { tablePrefix } from "./table-prefix.js";

const identifier = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const identifierRule = "words of a-z and 0-9 joined by hyphens";

/**
 * What is wrong with who a plugin says it is, in words; nothing where it can be relied on. Serves the manifest of a
 * package, which anybody may have written, and a definition, which may be compiled against another SDK.
 */
export function identityFaults(identity: Readonly<Record<string, unknown>>): readonly string[] {
  const { id, version, host, requires, rights } = identity;
  const faults: string[] = [];
  if (!isId(id)) faults.push(`its id must be ${identifierRule}, but it is ${shown(id)}`);
  if (typeof version !== "string" || valid(version) === null) {
    faults.push(`its version must be a semantic version such as 1.0.0, but it is ${shown(version)}`);
  }
  if (!isRange(host)) {
    faults.push(`its host must be a range of versions such as ^0.1.0, but it is ${shown(host)}`);
  }
  faults.push(...requiresFaults(requires), ...rightsFaults(rights, id));
  return faults;
}

function requiresFaults(requires: unknown): readonly string[] {
  if (requires === undefined) return [];
  if (!isJsonObject(requires)) return [`its requires must be an object, but it is ${shown(requires)}`];
  return Object.entries(requires).flatMap(([required, range]) => {
    if (!isId(required)) return `its requires names ${shown(required)}, but an id is ${identifierRule}`;
    if (isRange(range)) return [];
    return `its requires.${required} must be a range of versions, but it is ${shown(range)}`;
  });
}

function rightsFaults(rights: unknown, id: unknown): readonly string[] {
  if (rights === undefined) return [];
  if (!isJsonObject(rights)) return [`its rights must be an object, but they are ${shown(rights)}`];
  const { create, post, companies, tables, ...others } = rights;
  const faults = Object.keys(others).map((key) => `its rights have the unknown key ${key}`);
  faults.push(...wordsFaults("create", create, creatableDocuments));
  faults.push(...wordsFaults("post", post, journalTypes));
  const needsCompanies = isFilled(create) || isFilled(post);
  const named = isTexts(companies) && companies.length > 0;
  if (companies !== "any" && !named && (needsCompanies || companies !== undefined)) {
    faults.push(
      `its rights.companies must be any, or a list of companies' ids, but they are ${shown(companies)}`,
    );
  }
  return [...faults, ...tablesFaults(tables, id)];
}

function wordsFaults(key: string, value: unknown, words: readonly string[]): readonly string[] {
  if (value === undefined) return [];
  const known = `a list of ${words.join(", ")}`;
  if (!Array.isArray(value)) return [`its rights.${key} must be ${known}, but they are ${shown(value)}`];
  return value.flatMap((item: unknown) =>
    words.some((word) => word === item)
      ? []
      : `its rights.${key} must be ${known}, but it has ${shown(item)}`,
  );
}

function tablesFaults(tables: unknown, id: unknown): readonly string[] {
  if (tables === undefined || !isId(id)) return [];
  const prefix = tablePrefix(id);
  const rule = `its rights.tables must be a list of names that start with ${prefix}, in a-z, 0-9 and _`;
  if (!Array.isArray(tables)) return [`${rule}, but they are ${shown(tables)}`];
  return tables.flatMap((table: unknown) => {
    const valid = typeof table === "string" && table.startsWith(prefix) && /^[a-z0-9_]{1,63}$/.test(table);
    return valid ? [] : `${rule}, but it has ${shown(table)}`;
  });
}

/** Whether a value is a list of texts that say something. */
export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string" && item.trim() !== "");
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function isId(value: unknown): value is string {
  return typeof value === "string" && identifier.test(value);
}

function isRange(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "" && validRange(value) !== null;
}
