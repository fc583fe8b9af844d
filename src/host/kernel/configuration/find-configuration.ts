import { type Stats, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { ContrapostError } from "@contrapost/sdk";

const fileNames = ["yaml", "yml", "json", "js"].map((extension) => `contrapost.config.${extension}`);

/**
 * The configuration file that a path means: the file itself, or the one that a folder holds.
 *
 * @throws CP_CONFIG_NOT_FOUND, CP_CONFIG_AMBIGUOUS
 */
export function findConfiguration(path: string): string {
  const place = resolve(path);
  const found = stat(place);
  if (found?.isDirectory() !== true) {
    if (found !== undefined) return place;
    throw new ContrapostError("CP_CONFIG_NOT_FOUND", { path: place });
  }
  const files = fileNames.filter((name) => stat(join(place, name))?.isFile());
  const [file, ...more] = files;
  if (file === undefined) throw new ContrapostError("CP_CONFIG_NOT_FOUND", { path: place });
  if (more.length > 0) {
    throw new ContrapostError("CP_CONFIG_AMBIGUOUS", { folder: place, files: files.join(", ") });
  }
  return join(place, file);
}

function stat(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
