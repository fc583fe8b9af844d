import { type Stats, statSync } from "node:fs";
import { createRequire } from "node:module";
import { isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { packageEntry } from "./package-entry.js";

/** Where a plugin's code lies. */
export interface LocatedPlugin {
  readonly file: string;
  /** The folder of the package whose entry the file is; a file that stands for itself has none. */
  readonly folder?: string;
}

/** Where a plugin's code lies, or why it does not. */
export type PluginLocation = LocatedPlugin | { readonly reason: string };

const packageName = /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i;

/**
 * Finds the file to import for a plugin: by path (a file or a package's folder) if the name starts with `.`, `/` or
 * `file:`, otherwise by package name as Node finds it for a module in `directory`.
 */
export function locatePlugin(name: string, directory: string): PluginLocation {
  if (name.startsWith("file:")) return byPath(fileURLToPath(name));
  if (name.startsWith(".") || isAbsolute(name)) return byPath(resolve(directory, name));
  return byName(name, directory);
}

function byPath(path: string): PluginLocation {
  const found = stat(path);
  if (found === undefined) return { reason: `${path} does not exist` };
  return found.isDirectory() ? entryOf(path) : { file: path };
}

function byName(name: string, directory: string): PluginLocation {
  const require = createRequire(join(directory, "resolve.js"));
  if (packageName.test(name)) {
    const folders = require.resolve.paths(name) ?? [];
    const folder = folders.map((parent) => join(parent, name)).find((path) => stat(path)?.isDirectory());
    if (folder !== undefined) return entryOf(folder);
  }
  // A file within a package, or the very package that the directory belongs to.
  try {
    return { file: require.resolve(name) };
  } catch {
    return { reason: `no such package is installed for ${directory}` };
  }
}

function entryOf(folder: string): PluginLocation {
  const file = packageEntry(folder);
  return stat(file)?.isFile() === true
    ? { file, folder }
    : { reason: `the package's entry ${file} does not exist` };
}

function stat(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
