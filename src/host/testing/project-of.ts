import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the project that a scenario or a test belongs to: the nearest that has a package.json. */
export function projectOf(directory: string): string {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) return directory;
  }
}
