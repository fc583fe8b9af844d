import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { JsonObject } from "../../kernel/discovery/read-package.js";

/** A package as it lies in its folder. */
export interface CheckedPackage {
  readonly folder: string;
  readonly content: JsonObject;
}

/** What stands under a key of package.json, as an object; empty where it is none. */
export function objectAt({ content }: CheckedPackage, key: string): JsonObject {
  const value = content[key];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** The entries of `files` in package.json; undefined where it is no list. */
export function filesList({ content }: CheckedPackage): readonly string[] | undefined {
  const { files } = content as { readonly files?: unknown };
  return Array.isArray(files)
    ? files.filter((entry): entry is string => typeof entry === "string")
    : undefined;
}

/** Whether the package's `files` publish a file, by its path in the package. Only whole folders and names are known. */
export function isPublished(files: readonly string[], path: string): boolean {
  const covers = (entry: string): boolean => {
    const plain = entry.replace(/^\.?\//, "").replace(/\/?\**$/, "");
    return plain === "" || plain === path || path.startsWith(`${plain}/`);
  };
  const included = files.filter((entry) => !entry.startsWith("!"));
  const excluded = files.filter((entry) => entry.startsWith("!")).map((entry) => entry.slice(1));
  return included.some(covers) && !excluded.some(covers);
}

/** The files in the package's folder, by their paths in it, without what is installed. */
export function filesIn({ folder }: CheckedPackage): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.split("/").includes("node_modules"))
    .sort();
}
