import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { ContrapostError } from "@contrapost/sdk";

/** Folders that hold no fixtures of the project's own. */
const skippedFolders = new Set(["node_modules", "dist"]);

/** The key that only scenarios have, as each kind of file writes it. */
const stepsKey: Readonly<Record<string, RegExp>> = {
  ".yaml": /^(?:steps|"steps")\s*:/m,
  ".yml": /^(?:steps|"steps")\s*:/m,
  ".json": /"steps"\s*:/,
};

/**
 * The scenarios that a path means: the file itself, or those in the folder and its subfolders, by name. In a folder,
 * files of YAML and JSON count that have the key `steps`; setups and other files are passed over.
 *
 * @throws ContrapostError `CP_FILE_NOT_FOUND`, `CP_SCENARIO_MISSING`
 */
export function findScenarios(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new ContrapostError("CP_FILE_NOT_FOUND", { file: path });
  if (!stat.isDirectory()) return [path];
  const found = [...scenariosIn(path)];
  if (found.length === 0) throw new ContrapostError("CP_SCENARIO_MISSING", { path });
  return found;
}

function* scenariosIn(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name) && !entry.name.startsWith(".")) yield* scenariosIn(path);
    } else if (stepsKey[extname(entry.name)]?.test(readFileSync(path, "utf8")) === true) {
      yield path;
    }
  }
}
