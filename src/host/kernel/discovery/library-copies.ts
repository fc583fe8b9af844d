import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ContrapostError, loadedCopies } from "@contrapost/sdk";
import { isJsonObject, readPackage } from "./read-package.js";

const sdk = "@contrapost/sdk";
const libraries = [sdk, "inversify", "class-validator"] as const;
const dependencyKeys = ["dependencies", "peerDependencies", "optionalDependencies"];

/**
 * Libraries of which there is more than one copy, each as an error that names the folders and the versions: copies
 * that are loaded, and copies that a plugin's package has as its dependency. A second copy has its own memory, so that
 * what is noted in one, such as rules or bindings, may be unknown to the other.
 *
 * @param packages - the folders of the plugins' packages
 */
export function libraryCopies(packages: readonly string[]): readonly ContrapostError[] {
  const dependents = packages.map((folder) => ({ folder, dependencies: dependenciesOf(folder) }));
  return libraries.flatMap((library) => {
    const folders = new Set([...ownCopy(library), ...loadedFolders(library)]);
    for (const { folder, dependencies } of dependents) {
      if (!dependencies.has(library)) continue;
      const installed = installedFor(realpathSync.native(folder), library);
      if (installed !== undefined) folders.add(installed);
    }
    if (folders.size < 2) return [];
    const copies = [...folders].map((folder) => `${versionIn(folder)} in ${folder}`).join(", ");
    return new ContrapostError("CP_LIBRARY_COPIES", { library, copies });
  });
}

/** The copy that the host itself uses. */
function ownCopy(library: string): readonly string[] {
  const host = dirname(fileURLToPath(import.meta.url));
  const from = library === "class-validator" ? (installedFor(host, sdk) ?? host) : host;
  const folder = installedFor(from, library);
  return folder === undefined ? [] : [folder];
}

function loadedFolders(library: string): readonly string[] {
  if (library === sdk) return [...loadedCopies].map((url) => packageOf(fileURLToPath(url)));
  // Modules in CommonJS are all listed here, also those that were imported.
  const files = Object.keys(createRequire(import.meta.url).cache);
  const inside = `/node_modules/${library}/`;
  return files.flatMap((file) => {
    const at = file.replaceAll("\\", "/").lastIndexOf(inside);
    return at < 0 ? [] : file.slice(0, at + inside.length - 1);
  });
}

function dependenciesOf(folder: string): ReadonlySet<string> {
  const content = readPackage(folder) ?? {};
  return new Set(
    dependencyKeys.flatMap((key) => {
      const named = content[key];
      return isJsonObject(named) ? Object.keys(named) : [];
    }),
  );
}

/** The folder of the package that a module in `folder` would get. */
function installedFor(folder: string, library: string): string | undefined {
  const places = createRequire(join(folder, "resolve.js")).resolve.paths(library) ?? [];
  const found = places
    .map((place) => join(place, library))
    .find((path) => existsSync(join(path, "package.json")));
  return found === undefined ? undefined : realpathSync(found);
}

function packageOf(file: string): string {
  let folder = dirname(file);
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

function versionIn(folder: string): string {
  const version = readPackage(folder)?.["version"];
  return typeof version === "string" ? version : "an unknown version";
}
