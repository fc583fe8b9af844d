import { realpathSync, type Stats, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { packageEntry } from "./package-entry.js";
import { type JsonObject, readPackage } from "./read-package.js";

/** Where a plugin's code lies. */
export interface LocatedPlugin {
  readonly file: string;
  /** The package whose entry the file is; a file that stands for itself has none. */
  readonly package?: LocatedPackage;
}

/** A package's folder, and what its package.json says. */
export interface LocatedPackage {
  readonly folder: string;
  readonly content: JsonObject;
}

/** Where a plugin's code lies, or why it may not be taken from there, or why it is not there. */
export type PluginLocation =
  | LocatedPlugin
  | { readonly outside: string; readonly roots: readonly string[] }
  | { readonly reason: string };

/** Where plugins are looked up and may come from. */
export interface PluginPlaces {
  /** The folder of the configuration. */
  readonly directory: string;
  /** Further folders that they may come from, relative to it. */
  readonly roots?: readonly string[] | undefined;
}

type Found = (LocatedPlugin & { readonly parent?: string }) | { readonly reason: string };

const packageName = /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i;

/**
 * Makes what finds the file to import for a plugin: by path (a file or a package's folder) if the name starts with `.`, `/` or
 * `file:`, otherwise by package name as Node finds it for a module in `directory`. It must lie, links resolved, in that folder,
 * in one of the further roots, or in the folder whose node_modules has the package; where node_modules itself is a link,
 * in the folder of the real one.
 */
export function pluginLocator({ directory, roots = [] }: PluginPlaces): (name: string) => PluginLocation {
  const allowed = [directory, ...roots.map((root) => resolve(directory, root))].map(real);
  return (name) => {
    const found = find(name, directory);
    if ("reason" in found) return found;
    const { parent, ...location } = found;
    const file = realpathSync.native(location.file);
    const isAllowed =
      allowed.some((root) => holds(root, file)) || (parent !== undefined && holds(real(parent), file));
    return isAllowed ? location : { outside: file, roots: allowed };
  };
}

function find(name: string, directory: string): Found {
  if (name.startsWith("file:")) return byPath(fileURLToPath(name));
  if (name.startsWith(".") || isAbsolute(name)) return byPath(resolve(directory, name));
  return byName(name, directory);
}

function byPath(path: string): Found {
  const found = stat(path);
  if (found === undefined) return { reason: `${path} does not exist` };
  return found.isDirectory() ? entryOf(path) : { file: path };
}

function byName(name: string, directory: string): Found {
  const require = createRequire(join(directory, "resolve.js"));
  const [own] = /^(?:@[^/]+\/)?[^/]+/.exec(name) ?? [name];
  const modules = require.resolve.paths(name)?.find((path) => stat(join(path, own))?.isDirectory());
  const parent = modules === undefined ? undefined : dirname(real(modules));
  if (modules !== undefined && packageName.test(name)) {
    const entry = entryOf(join(modules, name));
    return parent === undefined || "reason" in entry ? entry : { ...entry, parent };
  }
  // A file within a package, or the very package that the directory belongs to.
  try {
    const file = require.resolve(name);
    return { file, parent: parent ?? dirname(file) };
  } catch {
    return { reason: `no such package is installed for ${directory}` };
  }
}

function entryOf(folder: string): Found {
  // A folder with only an index.js is a package too.
  const content = readPackage(folder) ?? {};
  const file = packageEntry(folder, content);
  return stat(file)?.isFile() === true
    ? { file, package: { folder, content } }
    : { reason: `the package's entry ${file} does not exist` };
}

/** What a path leads to; one that leads nowhere stays as it is. */
function real(path: string): string {
  return stat(path) === undefined ? path : realpathSync.native(path);
}

function holds(root: string, file: string): boolean {
  const path = relative(root, file);
  return !path.startsWith("..") && !isAbsolute(path);
}

function stat(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
